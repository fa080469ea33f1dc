/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows the security lines of Kafka 3.9 and 4.x and of ZooKeeper 3.8 and 3.9. Pure. */
public final class ServerLineParser {
    private static final Map<String, List<LineRule>> RULES = Stream.of(
                    KafkaLines.RULES, TokenLines.RULES, ZooKeeperLines.RULES, QuorumLines.RULES)
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(LineRule::logger));

    private ServerLineParser() {}

    /** Whether any line of this logger can mean something: to be asked before a {@link ServerLine} is made. */
    public static boolean knows(String logger) {
        return RULES.containsKey(logger);
    }

    /** What the line tells; empty for all that has nothing to do with security. */
    static Optional<Finding> parse(ServerLine line) {
        for (LineRule rule : RULES.getOrDefault(line.logger(), List.of())) {
            Optional<Finding> finding = rule.apply(line);
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }
}
