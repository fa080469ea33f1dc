/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads lines of {@code kafka.authorizer.logger}: StandardAuthorizer's (3.x, 4.x), AclAuthorizer's (3.x), and
 * PolicyAuthorizer's of both kinds, with whatever the layout puts before and behind.
 *
 * <p>Stock Kafka writes names raw: a client chooses what stands in a line. What it cannot choose are the words between its
 * texts. A line in which they do not stand exactly once, or whose rule does not fit its decision, is suspect.
 */
final class LineParser {
    private static final String BEGINNING = "Principal = ";
    private static final Pattern MIDDLE = Pattern.compile(
            " is (Allowed|Denied) [oO]peration = ([A-Za-z_]{1,40})"
                    + " from host = ([0-9A-Fa-f:.]{2,45}(?:%[0-9A-Za-z._-]{1,40})?) on resource = ([A-Za-z]{1,20}):([A-Z]{1,10}):");
    private static final Pattern END =
            Pattern.compile(" for request = [A-Za-z0-9_]{1,60} with resourceRefCount = -?[0-9]{1,10}(?![0-9])");
    private static final Pattern LAYOUT_SUFFIX = Pattern.compile("(?: \\([A-Za-z0-9._]+\\))?\\s*");
    private static final Pattern MOMENT =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2}:[0-9]{2})");
    private static final Pattern PROBE_LEVEL = Pattern.compile("\\bTRACE\\b");
    private static final Pattern SUPER_USER =
            Pattern.compile("principal = (.+) is a super user, allowing operation without checking acls\\.");
    private static final String RULE = " based on rule ";

    private LineParser() {}

    static LogLine parse(String line) {
        int beginning = line.indexOf(BEGINNING);
        Matcher end = END.matcher(line);
        boolean ends = end.find();
        if (beginning < 0) {
            return ends ? new LogLine.End() : remark(line);
        }
        int principal = beginning + BEGINNING.length();
        Matcher middle = MIDDLE.matcher(line);
        if (!middle.find(principal)) {
            return ends ? new LogLine.End() : new LogLine.Other();
        }
        if (!ends) {
            return new LogLine.Beginning();
        }
        if (end.start() < middle.end() || end.find()) {
            return new LogLine.Suspect(
                    "' for request = ' does not stand exactly once: its reader cannot tell the name");
        }
        int afterMiddle = middle.end();
        String text = line.substring(principal, middle.start());
        LogLine result = result(line, text, middle);
        return middle.find(afterMiddle)
                ? new LogLine.Suspect(
                        "' is Allowed' or ' is Denied' stands twice: its reader cannot tell the principal")
                : result;
    }

    private static LogLine remark(String line) {
        Matcher remark = SUPER_USER.matcher(line);
        Optional<Principal> principal = remark.find() ? Principal.parse(remark.group(1)) : Optional.empty();
        return principal.<LogLine>map(LogLine.SuperUser::new).orElseGet(LogLine.Other::new);
    }

    private static LogLine result(String line, String principalText, Matcher middle) {
        Matcher end = END.matcher(line);
        if (!end.find(middle.end())) {
            return new LogLine.Beginning();
        }
        boolean allowed = middle.group(1).equals("Allowed");
        String rest = line.substring(end.end());
        boolean hasRule = rest.startsWith(RULE);
        String rule = hasRule ? rest.substring(RULE.length()) : "";
        if (!hasRule && !LAYOUT_SUFFIX.matcher(rest).matches()) {
            return new LogLine.Suspect("text that no authorizer writes behind resourceRefCount");
        }
        Optional<String> mismatch = RuleText.mismatch(rule, allowed, principalText);
        if (mismatch.isPresent()) {
            return new LogLine.Suspect(mismatch.get());
        }
        String prefix = line.substring(0, line.indexOf(BEGINNING));
        if (!middle.group(5).equals("LITERAL") || PROBE_LEVEL.matcher(prefix).find()) {
            return new LogLine.Probe();
        }
        String name = line.substring(middle.end(), end.start());
        Optional<Principal> principal = Principal.parse(EscapedText.decode(principalText));
        Optional<Operation> operation = operation(middle.group(2));
        Optional<ResourceType> type = type(middle.group(4));
        if (principal.isEmpty() || operation.isEmpty() || type.isEmpty()) {
            return new LogLine.Other();
        }
        if (name.isEmpty() || (name + principalText).indexOf('\ufffd') >= 0) {
            return new LogLine.Suspect("a name that is empty or not UTF-8");
        }
        return new LogLine.Told(new Access(
                principal.get(),
                operation.get(),
                type.get(),
                EscapedText.decode(name),
                middle.group(3),
                allowed,
                rule.startsWith("SuperUser"),
                moment(prefix)));
    }

    private static String moment(String prefix) {
        Matcher moment = MOMENT.matcher(prefix);
        return moment.find() ? moment.group(1) + "T" + moment.group(2) : "";
    }

    /** {@code DESCRIBE_CONFIGS} or {@code DescribeConfigs}. */
    static Optional<Operation> operation(String text) {
        String plain = text.replace("_", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(Operation.values())
                .filter(one -> one.text().toLowerCase(Locale.ROOT).equals(plain))
                .findFirst();
    }

    /** {@code TransactionalId} or {@code TRANSACTIONAL_ID}. */
    static Optional<ResourceType> type(String text) {
        return Arrays.stream(ResourceType.values())
                .filter(one -> one.text().equals(text) || one.name().equals(text))
                .findFirst();
    }
}
