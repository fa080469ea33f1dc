/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.authenticator.CredentialCache;
import org.apache.kafka.common.security.plain.PlainAuthenticateCallback;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramExtensionsCallback;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.apache.kafka.common.security.scram.internals.ScramServerCallbackHandler;
import org.apache.kafka.common.security.token.delegation.DelegationToken;
import org.apache.kafka.common.security.token.delegation.TokenInformation;
import org.apache.kafka.common.security.token.delegation.internals.DelegationTokenCache;

/** The server's side of complete SASL conversations, with Kafka's own SaslServers wherever they need no third party. */
final class SaslConversations {
    private static final String PASSWORD = "a password of a test";

    static {
        // Loading these registers Kafka's SASL providers.
        new PlainLoginModule();
        new ScramLoginModule();
    }

    private SaslConversations() {}

    static SaslServer plain(String user) throws Exception {
        SaslServer server = Sasl.createSaslServer("PLAIN", "kafka", "localhost", Map.of(), callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof PlainAuthenticateCallback password) {
                    password.authenticated(PASSWORD.equals(new String(password.password())));
                }
            }
        });
        server.evaluateResponse(("\0" + user + "\0" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return server;
    }

    static SaslServer scram(String mechanism, String user) throws Exception {
        CredentialCache.Cache<ScramCredential> users = new CredentialCache.Cache<>(ScramCredential.class);
        users.put(user, credential(mechanism));
        DelegationTokenCache none = new DelegationTokenCache(ScramMechanism.mechanismNames());
        return scram(mechanism, new ScramServerCallbackHandler(users, none), user, Map.of());
    }

    /** Before the first message. */
    static SaslServer scramBegun(String mechanism, String user) throws Exception {
        CredentialCache.Cache<ScramCredential> users = new CredentialCache.Cache<>(ScramCredential.class);
        users.put(user, credential(mechanism));
        ScramServerCallbackHandler handler =
                new ScramServerCallbackHandler(users, new DelegationTokenCache(ScramMechanism.mechanismNames()));
        handler.configure(Map.of(), mechanism, List.of());
        return Sasl.createSaslServer(mechanism, "kafka", "localhost", Map.of(), handler);
    }

    /** Of a client that shows a delegation token instead of a password of its own. */
    static SaslServer delegationToken(String mechanism, String owner, String tokenId) throws Exception {
        DelegationTokenCache tokens = new DelegationTokenCache(ScramMechanism.mechanismNames());
        KafkaPrincipal principal = new KafkaPrincipal(KafkaPrincipal.USER_TYPE, owner);
        TokenInformation token = new TokenInformation(tokenId, principal, List.of(), 0, Long.MAX_VALUE, Long.MAX_VALUE);
        tokens.updateCache(new DelegationToken(token, new byte[32]), Map.of(mechanism, credential(mechanism)));
        return scram(
                mechanism,
                new ScramServerCallbackHandler(new CredentialCache.Cache<>(ScramCredential.class), tokens),
                tokenId,
                Map.of(ScramLoginModule.TOKEN_AUTH_CONFIG, "true"));
    }

    /** Kafka's answer to a Kerberos ticket; a real one needs a key distribution centre. */
    static SaslServer kerberos(String authorizationId) {
        return new FinishedSaslServer("GSSAPI", authorizationId);
    }

    private static SaslServer scram(
            String mechanism, ScramServerCallbackHandler handler, String name, Map<String, String> extensions)
            throws Exception {
        handler.configure(Map.of(), mechanism, List.of());
        CallbackHandler clientSide = callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback asked) {
                    asked.setName(name);
                } else if (callback instanceof PasswordCallback asked) {
                    asked.setPassword(PASSWORD.toCharArray());
                } else if (callback instanceof ScramExtensionsCallback asked) {
                    asked.extensions(extensions);
                }
            }
        };
        SaslServer server = Sasl.createSaslServer(mechanism, "kafka", "localhost", Map.of(), handler);
        SaslClient client =
                Sasl.createSaslClient(new String[] {mechanism}, null, "kafka", "localhost", Map.of(), clientSide);
        byte[] answer = client.evaluateChallenge(new byte[0]);
        while (!server.isComplete()) {
            answer = client.evaluateChallenge(server.evaluateResponse(answer));
        }
        return server;
    }

    private static ScramCredential credential(String mechanism) throws Exception {
        return new ScramFormatter(ScramMechanism.forMechanismName(mechanism)).generateCredential(PASSWORD, 4096);
    }

    private record FinishedSaslServer(String mechanism, String authorizationId) implements SaslServer {
        @Override
        public String getMechanismName() {
            return mechanism;
        }

        @Override
        public String getAuthorizationID() {
            return authorizationId;
        }

        @Override
        public boolean isComplete() {
            return true;
        }

        @Override
        public byte[] evaluateResponse(byte[] response) {
            return new byte[0];
        }

        @Override
        public byte[] unwrap(byte[] incoming, int offset, int length) {
            throw new IllegalStateException("no security layer was negotiated");
        }

        @Override
        public byte[] wrap(byte[] outgoing, int offset, int length) {
            throw new IllegalStateException("no security layer was negotiated");
        }

        @Override
        public Object getNegotiatedProperty(String name) {
            return null;
        }

        @Override
        public void dispose() {}
    }

    /** Of a mechanism that is not Kafka's own. */
    static SaslServer other(String mechanism, String authorizationId) {
        return new FinishedSaslServer(mechanism, authorizationId);
    }
}
