/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The fields that a record may have, with their types; from the table {@code schema/ecs-fields.txt}. */
public final class EcsFields {
    private static final Map<String, String> TYPES = read();
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    /** The values that ECS allows. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "event.kind",
            Set.of("alert", "asset", "enrichment", "event", "metric", "pipeline_error", "signal", "state"),
            "event.category",
            Set.of(
                    "api",
                    "authentication",
                    "configuration",
                    "database",
                    "driver",
                    "email",
                    "file",
                    "host",
                    "iam",
                    "intrusion_detection",
                    "library",
                    "malware",
                    "network",
                    "package",
                    "process",
                    "registry",
                    "session",
                    "threat",
                    "vulnerability",
                    "web"),
            "event.type",
            Set.of(
                    "access",
                    "admin",
                    "allowed",
                    "change",
                    "connection",
                    "creation",
                    "deletion",
                    "denied",
                    "end",
                    "error",
                    "group",
                    "indicator",
                    "info",
                    "installation",
                    "protocol",
                    "start",
                    "user"),
            "event.outcome",
            Set.of("success", "failure", "unknown"));
    /** The types that ECS expects in those of its categories that are used here. */
    private static final Map<String, Set<String>> EXPECTED_TYPES = Map.of(
            "api",
            Set.of(
                    "access",
                    "admin",
                    "allowed",
                    "change",
                    "creation",
                    "deletion",
                    "denied",
                    "end",
                    "info",
                    "start",
                    "user"),
            "authentication",
            Set.of("start", "end", "info"),
            "configuration",
            Set.of("access", "change", "creation", "deletion", "info"),
            "file",
            Set.of("access", "change", "creation", "deletion", "info"),
            "iam",
            Set.of("admin", "change", "creation", "deletion", "group", "info", "user"),
            "network",
            Set.of("access", "allowed", "connection", "denied", "end", "info", "protocol", "start"),
            "process",
            Set.of("access", "change", "end", "info", "start"));

    private EcsFields() {}

    private static Map<String, String> read() {
        Map<String, String> types = new TreeMap<>();
        try (InputStream table = EcsFields.class.getResourceAsStream("/schema/ecs-fields.txt")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(" ", 2))
                    .forEach(field -> types.put(field[0], field[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    public static Map<String, String> types() {
        return TYPES;
    }

    /** What is wrong with a record: unknown fields, values of another type, values that ECS does not allow. */
    public static List<String> problems(JsonNode record) {
        List<String> problems = new ArrayList<>();
        check("", record, problems);
        for (String required : List.of("@timestamp", "ecs", "event", "service", "message")) {
            if (!record.has(required)) {
                problems.add(required + " is missing");
            }
        }
        Set<String> expected =
                EXPECTED_TYPES.getOrDefault(record.at("/event/category/0").asText(), Set.of());
        for (JsonNode type : record.at("/event/type")) {
            if (!expected.contains(type.asText())) {
                problems.add(
                        "event.type " + type + " is not expected with event.category " + record.at("/event/category"));
            }
        }
        return problems;
    }

    private static void check(String path, JsonNode node, List<String> problems) {
        if (node.isObject()) {
            if (node.isEmpty()) {
                problems.add(path + " is empty");
            }
            node.fields()
                    .forEachRemaining(member -> check(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            member.getValue(),
                            problems));
            return;
        }
        String type = TYPES.get(path);
        if (type == null) {
            problems.add(path + " is no known field");
            return;
        }
        if (type.endsWith("[]") != node.isArray()) {
            problems.add(path + " should be " + type);
        }
        Iterable<JsonNode> values = node.isArray() ? node : List.of(node);
        for (JsonNode value : values) {
            boolean blankElement =
                    node.isArray() && value.isTextual() && value.asText().isEmpty();
            if (!blankElement && !is(value, type.replace("[]", ""))) {
                problems.add(path + " = " + value + " is no " + type);
            }
            if (ALLOWED.containsKey(path) && !ALLOWED.get(path).contains(value.asText())) {
                problems.add(path + " = " + value + " is not allowed");
            }
        }
    }

    private static boolean is(JsonNode value, String type) {
        return switch (type) {
            case "keyword", "match_only_text" ->
                value.isTextual() && !value.asText().isEmpty();
            case "long" -> value.isIntegralNumber() && value.canConvertToLong();
            case "double" -> value.isNumber() && Double.isFinite(value.doubleValue());
            case "boolean" -> value.isBoolean();
            case "date" -> value.isTextual() && isTime(value.asText());
            case "ip" -> value.isTextual() && isAddress(value.asText());
            default -> throw new IllegalStateException(type);
        };
    }

    private static boolean isTime(String text) {
        try {
            return TIME.matcher(text).matches() && Instant.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        return IpLiteral.v4End(text, 0) == text.length() || text.matches("[0-9a-f:]+") && IpLiteral.v6(text) != null;
    }
}
