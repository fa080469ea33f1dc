/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.LogFile;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.kit.KitException;
import io.mojaloop.kafka.security.kit.SecuredCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A node whose policy file cannot be used does not start, and says all that is wrong with it. */
class BadPolicyIT {
    private static final String MISTAKES = """
            version: 1
            rolls: {}
            roles:
              writer: [{allow: Wriet, topic: t}]
            bindings: [{role: nobody, to: "User:a"}]
            """;

    private static final List<String> PLACES = List.of(":2:1: error", ":4:20: error", ":5:19: error");

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(Brokers.KRAFT_4_4, MISTAKES, PLACES),
                Arguments.of(Brokers.ZOOKEEPER_3_9, MISTAKES, PLACES),
                Arguments.of(
                        Brokers.KRAFT_4_4,
                        "version: 1\nguardrails: {transports: [SASL_SSL]}\n",
                        List.of(
                                "guardrails.transports would cut off inter-broker traffic: listener INTERNAL",
                                "guardrails.transports would cut off controllers: listener CONTROLLER",
                                "[lockout-transport]")),
                Arguments.of(
                        Brokers.KRAFT_3_9,
                        "version: 1\nguardrails: {listeners: {INTERNAL: {only: [\"User:admin\"]}}}\n",
                        List.of("guardrails.listeners.INTERNAL would cut off", "User:broker", "[lockout-listener]")),
                Arguments.of(
                        Brokers.ZOOKEEPER_3_9,
                        """
                        version: 1
                        guardrails:
                          listeners: {CLIENT: {only: ["User:alice"]}, MTLS: {only: ["User:alice"]}}
                        """,
                        List.of("would cut off the last administrator", "User:admin", "[lockout-administrator]")));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("bad")
    void node_withABadPolicy_doesNotStart(Brokers brokers, String policy, List<String> said, @TempDir Path directory) {
        PolicyFile file = PolicyFile.holding(policy);

        KitException refusal = catchThrowableOfType(
                KitException.class,
                () -> SecuredCluster.start(PolicyContract.withPolicy(brokers, file, 1000)
                                .runDirectory(directory)
                                .build())
                        .close());

        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(KitException.Kind.NODE_DIED);
        assertThat(refusal).hasMessageContaining("security.policy.file");
        LogFile log = new LogFile(directory.resolve("logs/node-1/server.log"));
        for (String text : said) {
            assertThat(log.lines(text)).as("%s in %s", text, log.lines()).isNotEmpty();
        }
    }
}
