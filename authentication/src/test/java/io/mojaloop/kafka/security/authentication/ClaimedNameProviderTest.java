/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mojaloop.kafka.security.audit.ClaimedName;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.plain.internals.PlainSaslServer;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.security.scram.internals.ScramSaslServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka's SASL servers with and without the one that remembers names: nobody can tell them apart but by the name. */
class ClaimedNameProviderTest {
    private static final CallbackHandler REFUSING = callbacks -> {};

    @BeforeEach
    void install() {
        new PlainLoginModule();
        new ScramLoginModule();
        ClaimedName.take();
        ClaimedNameProvider.install();
    }

    @AfterEach
    void uninstall() {
        ClaimedNameProvider.uninstall();
    }

    private static SaslServer server(String mechanism) throws SaslException {
        return Sasl.createSaslServer(mechanism, "kafka", "localhost", Map.of(), REFUSING);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int position(String name) {
        return Arrays.stream(Security.getProviders())
                .map(Provider::getName)
                .toList()
                .indexOf(name);
    }

    @Test
    void provider_isInstalledOnce_rightBeforeKafkas_andCanGo() throws SaslException {
        ClaimedNameProvider.install();
        assertThat(Arrays.stream(Security.getProviders())
                        .filter(one -> one.getName().equals(ClaimedNameProvider.NAME)))
                .hasSize(1);
        assertThat(position(ClaimedNameProvider.NAME)).isBetween(1, position("Simple SASL/PLAIN Server Provider") - 1);
        assertThat(server("PLAIN")).isInstanceOf(ClaimedNameServer.class);
        ClaimedNameProvider.uninstall();
        ClaimedNameProvider.uninstall();
        assertThat(server("PLAIN")).isInstanceOf(PlainSaslServer.class);
        assertThat(server("SCRAM-SHA-512")).isInstanceOf(ScramSaslServer.class);
    }

    @Test
    void others_areLeftAlone() throws SaslException {
        assertThat(Sasl.createSaslServer("PLAIN", "zookeeper", "localhost", Map.of(), REFUSING))
                .as("of another protocol")
                .isInstanceOf(PlainSaslServer.class);
        assertThat(server("DIGEST-MD5")).isNotInstanceOf(ClaimedNameServer.class);
        assertThat(server("NO-SUCH-MECHANISM")).isNull();
    }

    @Test
    void wrongPassword_leavesTheName_once() throws SaslException {
        SaslServer server = server("PLAIN");
        assertThatThrownBy(() -> server.evaluateResponse(bytes("\0eve\0hunter2")))
                .isInstanceOf(SaslAuthenticationException.class)
                .hasMessage("Authentication failed: Invalid username or password");
        assertThat(ClaimedName.take()).isEqualTo("eve");
        assertThat(ClaimedName.take()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "SCRAM-SHA-512"})
    void unknownUser_leavesTheName(String mechanism) throws SaslException {
        SaslServer server = server(mechanism);
        assertThatThrownBy(() -> server.evaluateResponse(bytes("n,,n=e=2Cv=3De,r=nonce")))
                .isInstanceOf(SaslException.class);
        assertThat(ClaimedName.take()).isEqualTo("e,v=e");
    }

    @Test
    void wrongProof_leavesTheName_ofTheFirstMessage() throws Exception {
        SaslServer server = SaslConversations.scramBegun("SCRAM-SHA-512", "payer");
        assertThat(server).isInstanceOf(ClaimedNameServer.class);
        server.evaluateResponse(bytes("n,,n=payer,r=nonce"));
        assertThat(ClaimedName.take()).as("nothing has failed yet").isEmpty();
        assertThatThrownBy(() -> server.evaluateResponse(bytes("c=biws,r=nonce,p=AAAA")))
                .isInstanceOf(SaslException.class);
        assertThat(ClaimedName.take()).isEqualTo("payer");
    }

    @Test
    void success_leavesNothing_notEvenWhatAnotherConnectionLeft() throws Exception {
        ClaimedName.remember("somebody whose failure was not logged");
        SaslServer server = SaslConversations.plain("payer");
        assertThat(server).isInstanceOf(ClaimedNameServer.class);
        assertThat(server.isComplete()).isTrue();
        assertThat(ClaimedName.take()).isEmpty();
    }

    @Test
    void defect_whichKafkaDoesNotLogAsAFailure_leavesNothingToTheNextConnection() {
        ClaimedNameServer server = new ClaimedNameServer(new BrokenServer(), FirstMessage.PLAIN);
        assertThatThrownBy(() -> server.evaluateResponse(bytes("\0eve\0hunter2")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ClaimedName.take()).isEmpty();
    }

    private static final class BrokenServer implements SaslServer {
        @Override
        public byte[] evaluateResponse(byte[] response) {
            throw new IllegalStateException("a defect");
        }

        @Override
        public String getMechanismName() {
            return "PLAIN";
        }

        @Override
        public boolean isComplete() {
            return false;
        }

        @Override
        public String getAuthorizationID() {
            throw new IllegalStateException("not complete");
        }

        @Override
        public byte[] unwrap(byte[] incoming, int offset, int length) {
            return incoming;
        }

        @Override
        public byte[] wrap(byte[] outgoing, int offset, int length) {
            return outgoing;
        }

        @Override
        public Object getNegotiatedProperty(String name) {
            throw new IllegalStateException("not complete");
        }

        @Override
        public void dispose() {}
    }

    @Test
    void hostileMessages_failAsEver_andLeaveNoPassword() throws SaslException {
        for (String message : List.of("", "\0", "user\0hunter2", "a\0b\0hunter2\0d", "\0\0", "n,,n=", "\ufffe")) {
            for (String mechanism : List.of("PLAIN", "SCRAM-SHA-256")) {
                Throwable ours = catchThrowable(() -> server(mechanism).evaluateResponse(bytes(message)));
                String claimed = ClaimedName.take();
                ClaimedNameProvider.uninstall();
                Throwable stock = catchThrowable(() -> server(mechanism).evaluateResponse(bytes(message)));
                ClaimedNameProvider.install();
                assertThat(ours).hasSameClassAs(stock).hasMessage(stock.getMessage());
                assertThat(claimed).doesNotContain("hunter2");
            }
        }
    }

    @Test
    void everythingElse_isTheOtherServers() throws Exception {
        SaslServer ours = SaslConversations.delegationToken("SCRAM-SHA-256", "payer", "token-1");
        ClaimedNameProvider.uninstall();
        SaslServer stock = SaslConversations.delegationToken("SCRAM-SHA-256", "payer", "token-1");
        assertThat(ours).isInstanceOf(ClaimedNameServer.class);
        assertThat(ours.getMechanismName()).isEqualTo(stock.getMechanismName());
        assertThat(ours.getAuthorizationID()).isEqualTo(stock.getAuthorizationID());
        for (String property : List.of(ScramLoginModule.TOKEN_AUTH_CONFIG, "CREDENTIAL.LIFETIME.MS", "none")) {
            assertThat(ours.getNegotiatedProperty(property)).isEqualTo(stock.getNegotiatedProperty(property));
        }
        assertThat(ours.getNegotiatedProperty(ScramLoginModule.TOKEN_AUTH_CONFIG))
                .isEqualTo("true");
        Throwable unwrapping = catchThrowable(() -> ours.unwrap(new byte[2], 0, 2));
        Throwable stockUnwrapping = catchThrowable(() -> stock.unwrap(new byte[2], 0, 2));
        assertThat(unwrapping == null).isEqualTo(stockUnwrapping == null);
        ours.dispose();
    }
}
