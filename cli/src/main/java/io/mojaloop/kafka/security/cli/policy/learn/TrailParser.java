/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads records of an audit trail. One record may stand for many decisions; what it leaves out because it does not hold for
 * all of them cannot be learnt.
 */
final class TrailParser {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The encoder writes nothing else that begins so: a backslash before a u has become one of these itself. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    /** What a name ends with that was too long for a record. */
    private static final String CUT = "\\u2026[";

    private static final int MOMENT = "2027-01-31T23:59:59".length();

    private TrailParser() {}

    /** Whether a file that begins with this line is one of a trail. A client cannot choose how a log file begins. */
    static boolean isRecord(String line) {
        return line.startsWith("{") && record(line).path("trail").isObject();
    }

    static LogLine parse(String line) {
        JsonNode record = record(line);
        JsonNode kafka = record.path("kafka");
        String action = record.at("/event/action").asText();
        boolean change = kafka.path("stage").asText().equals("authorized");
        if (!action.startsWith("authorization-") && !change) {
            return new LogLine.Other();
        }
        String type = record.at("/user/domain").asText("User");
        String user = record.at("/user/name").asText();
        String name = kafka.at("/resource/name").asText();
        Optional<Operation> operation =
                LineParser.operation(kafka.path("operation").asText());
        Optional<ResourceType> resource =
                LineParser.type(kafka.at("/resource/type").asText());
        if (user.isEmpty() || name.isEmpty() || (user + name).contains(CUT)) {
            return new LogLine.Other();
        }
        Optional<Principal> principal = Principal.parse((type.isEmpty() ? "User" : type) + ":" + decode(user));
        if (principal.isEmpty() || operation.isEmpty() || resource.isEmpty()) {
            return new LogLine.Other();
        }
        String time = record.path("@timestamp").asText();
        return new LogLine.Told(new Access(
                principal.get(),
                operation.get(),
                resource.get(),
                decode(name),
                record.at("/source/ip").asText(),
                !record.at("/event/outcome").asText().equals("failure"),
                record.at("/event/reason").asText().equals("allowed-as-super-user"),
                time.length() < MOMENT ? "" : time.substring(0, MOMENT)));
    }

    private static JsonNode record(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private static String decode(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
