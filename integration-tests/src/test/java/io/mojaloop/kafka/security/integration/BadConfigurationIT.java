/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.kit.KitException;
import io.mojaloop.kafka.security.kit.SecuredCluster;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A broker whose authorizer is configured wrongly does not start, and says what to do in one message. */
class BadConfigurationIT {
    private static final Map<String, String> REMEDIES = Map.of(
            "super.users", "Write each as type:name",
            "allow.everyone.if.no.acl.found", "Write true or false",
            "security.policy.fiel", "Remove it or correct its name");

    static Stream<Arguments> wrong() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("super.users", "admin");
        all.put("allow.everyone.if.no.acl.found", "ture");
        all.put("security.policy.fiel", "/etc/kafka/policy.yaml");
        return Stream.concat(
                all.entrySet().stream()
                        .map(one -> Arguments.of(Brokers.KRAFT_4_4, Map.of(one.getKey(), one.getValue()))),
                Stream.of(Brokers.KRAFT_4_4, Brokers.KRAFT_3_9, Brokers.ZOOKEEPER_3_9)
                        .map(brokers -> Arguments.of(brokers, all)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wrong")
    void broker_withAWrongValue_refusesToStart(Brokers brokers, Map<String, String> wrong, @TempDir Path directory) {
        KitException refusal = catchThrowableOfType(
                KitException.class,
                () -> SecuredCluster.start(brokers.ours()
                                .serverProperties(wrong)
                                .runDirectory(directory)
                                .build())
                        .close());

        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(KitException.Kind.NODE_DIED);
        assertThat(refusal.getMessage().lines().filter(line -> saysAll(line, wrong)))
                .as("lines that name each key, value and remedy in:%n%s", refusal.getMessage())
                .isNotEmpty();
    }

    private static boolean saysAll(String line, Map<String, String> wrong) {
        return wrong.entrySet().stream()
                .allMatch(each -> line.contains(each.getKey())
                        && line.contains(REMEDIES.get(each.getKey()))
                        && line.contains(each.getValue()));
    }
}
