/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever a client writes into a line, only the one text that is meant to hold it may change. */
class ForgedLinesTest {
    private static final String SELECTOR = "org.apache.kafka.common.network.Selector";
    private static final String SERVER = "[SocketServer listenerType=BROKER, nodeId=3] ";
    private static final String THREAD = "data-plane-kafka-network-thread-3-ListenerName(CLIENT)-SASL_SSL-0";
    private static final String ZOOKEEPER = "org.apache.zookeeper.server.ZooKeeperServer";
    private static final String SASL = "org.apache.zookeeper.server.auth.SaslServerCallbackHandler";

    @Property(tries = 2_000)
    void kafkaReason_ofAnyText_leavesAllElseAlone(@ForAll("forgeries") String text) {
        ServerLine line = line(
                SELECTOR,
                SERVER + "Failed authentication with /10.0.0.9 (channelId=10.0.0.1:9093-10.0.0.9:51234-0-17)"
                        + " (Unsupported SASL mechanism " + text + ")",
                "",
                List.of());

        Authentication event = authentication(line);

        assertThat(event.actor().address()).isEqualTo(AddressLiteral.of("10.0.0.9"));
        assertThat(event.actor().port()).isEqualTo(51234);
        assertThat(event.actor().serverPort()).isEqualTo(9093);
        assertThat(event.actor().mechanism()).isEmpty();
        assertThat(event.actor().principalName()).isEmpty();
        assertThat(event.reporter().node()).isEqualTo("3");
        assertThat(event.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(event.reason()).isEqualTo(Reason.bounded("Unsupported SASL mechanism " + text));
    }

    /** Logged by anything else, or by the Selector of a client within the broker, a whole forged line is no event. */
    @Property(tries = 1_000)
    void forgedLine_ofAnotherStatement_isNoEvent(@ForAll("forgeries") String text) {
        for (String prefix : List.of("", "x ", "[Producer clientId=" + text + "] ", "\n", "SASL mechanism '")) {
            String message = prefix + text;
            if (!message.startsWith(SERVER)) {
                assertThat(ServerLineParser.parse(line(SELECTOR, message, "", List.of())))
                        .as(message)
                        .isEmpty();
            }
            assertThat(ServerLineParser.parse(line(
                            "org.apache.kafka.common.security.authenticator.SaslServerAuthenticator",
                            message,
                            "",
                            List.of())))
                    .isEmpty();
        }
    }

    @Property(tries = 1_000)
    void zooKeeperUser_ofAnyText_isTheClaimedNameAndNothingElse(@ForAll("forgeries") String text) {
        String message = "User '" + text + "' not found in list of DIGEST-MD5 authenticateable users.";
        String template = "User '{}' not found in list of DIGEST-MD5 authenticateable users.";

        Finding expected = new Finding.Clue(Reason.bounded(text), ClientAddress.UNKNOWN, "");

        assertThat(ServerLineParser.parse(line(SASL, message, template, List.of(text))))
                .contains(expected);
        assertThat(ServerLineParser.parse(line(SASL, message, "", List.of()))).contains(expected);
    }

    @Property(tries = 1_000)
    void zooKeeperScheme_ofAnyText_staysInTheReason(@ForAll("forgeries") String text) {
        String providers = "sasl ip digest ";
        String message = "No authentication provider for scheme: " + text + " has " + providers;
        List<String> arguments = List.of(text, providers);

        for (ServerLine line : List.of(
                line(ZOOKEEPER, message, "No authentication provider for scheme: {} has {}", arguments),
                line(ZOOKEEPER, message, "", List.of()))) {
            Authentication event = authentication(line);
            assertThat(event.actor().mechanism()).isEmpty();
            assertThat(event.actor().address()).isNull();
            assertThat(event.reason()).isEqualTo(Reason.bounded(message));
        }
    }

    /** The name of the ensemble that a client sends stands before the address that the server adds. */
    @Property(tries = 1_000)
    void zooKeeperEnsemble_ofAnyText_isTheReason(@ForAll("forgeries") String text) {
        String message = "Unexpected ensemble name: ensemble name: " + text + " client ip: 10.0.0.9";

        assertThat(ServerLineParser.parse(line(
                        "org.apache.zookeeper.server.auth.EnsembleAuthenticationProvider", message, "", List.of())))
                .contains(new Finding.Clue(
                        "", ClientAddress.UNKNOWN, Reason.bounded("Unexpected ensemble name: " + text)));
    }

    @Test
    void template_ofAnotherStatement_isNotReadAsPrinted() {
        ServerLine forged = line(
                ZOOKEEPER, "Client /1.2.3.4:5 failed to SASL authenticate: {}", "{}", List.of("Client /1.2.3.4:5 ..."));

        assertThat(ServerLineParser.parse(forged)).isEmpty();
    }

    @Test
    void longReason_isBounded_notWithinASurrogatePair() {
        String text = "x".repeat(Reason.MAX_CHARS - 2) + "\uD83D\uDE00".repeat(20_000);

        String bounded = Reason.bounded(text);

        assertThat(bounded).hasSizeLessThanOrEqualTo(Reason.MAX_CHARS).endsWith("x\u2026");
    }

    @Provide
    Arbitrary<String> forgeries() {
        List<String> pieces = new ArrayList<>(List.of(
                "\n",
                "\r\n",
                ")",
                "(",
                "'",
                "{}",
                " ",
                "\u2028",
                "\uD800",
                "]",
                "\t",
                "\\n",
                "x",
                "1.2.3.4",
                "/1.2.3.4:5",
                SERVER,
                "Failed authentication with /1.2.3.4 (channelId=9.9.9.9:1-1.2.3.4:5-0) (SSL handshake failed)",
                "Authentication failed during authentication due to invalid credentials with SASL mechanism PLAIN",
                " client ip: 1.2.3.4",
                " has sasl ip",
                "' not found in list of DIGEST-MD5 authenticateable users."));
        return Arbitraries.of(pieces).list().ofMaxSize(6).map(parts -> String.join("", parts));
    }

    private static ServerLine line(String logger, String message, String template, List<String> arguments) {
        return new ServerLine(1, logger, message, template, arguments, null, THREAD);
    }

    private static Authentication authentication(ServerLine line) {
        Optional<Finding> finding = ServerLineParser.parse(line);
        assertThat(finding).get().isInstanceOf(Finding.Happened.class);
        return (Authentication) ((Finding.Happened) finding.get()).event();
    }
}
