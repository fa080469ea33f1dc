/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.policy.ConnectionOrigin;
import io.mojaloop.kafka.security.policy.ConnectionOrigins;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.security.token.delegation.TokenInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every principal is compared with the one of Kafka's own builder for the same connection. */
class AuditingPrincipalBuilderTest {
    @Test
    void plaintextConnection_isAnonymous_andKeepsItsListener() {
        KafkaPrincipal built = configured(Map.of()).build(Connections.plaintext("OPEN"));

        assertAsStock(built, new DefaultKafkaPrincipalBuilder(null, null).build(Connections.plaintext("OPEN")));
        assertThat(built).isEqualTo(KafkaPrincipal.ANONYMOUS);
        assertThat(KafkaPrincipal.ANONYMOUS).isEqualTo(built);
        assertThat(originOf(built)).isEqualTo(new ConnectionOrigin("OPEN", "PLAINTEXT", ""));
        assertThat(originOf(KafkaPrincipal.ANONYMOUS)).isNull();
    }

    @Test
    void clientWithoutCertificate_isAnonymous() throws Exception {
        AuthenticationContext context = Connections.ssl(TlsSessions.withoutCertificate(), "DFSP");

        KafkaPrincipal built = configured(Map.of()).build(context);

        assertThat(built).isEqualTo(KafkaPrincipal.ANONYMOUS);
        assertThat(originOf(built)).isEqualTo(new ConnectionOrigin("DFSP", "SSL", ""));
    }

    @Test
    void saslPlain_isBuiltAsKafkaBuildsIt() throws Exception {
        SaslServer server = SaslConversations.plain("payer");
        AuthenticationContext context = Connections.sasl(server, SecurityProtocol.SASL_PLAINTEXT, "INTERNAL");

        KafkaPrincipal built = configured(Map.of()).build(context);

        assertAsStock(built, new DefaultKafkaPrincipalBuilder(null, null).build(context));
        assertThat(built.getName()).isEqualTo("payer");
        assertThat(originOf(built)).isEqualTo(new ConnectionOrigin("INTERNAL", "SASL_PLAINTEXT", "PLAIN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "SCRAM-SHA-512"})
    void scram_isBuiltAsKafkaBuildsIt(String mechanism) throws Exception {
        SaslServer server = SaslConversations.scram(mechanism, "payer");
        AuthenticationContext context = Connections.sasl(server, SecurityProtocol.SASL_SSL, "CLIENT");

        KafkaPrincipal built = configured(Map.of()).build(context);

        assertAsStock(built, new DefaultKafkaPrincipalBuilder(null, null).build(context));
        assertThat(built.tokenAuthenticated()).isFalse();
        assertThat(originOf(built)).isEqualTo(new ConnectionOrigin("CLIENT", "SASL_SSL", mechanism));
    }

    @Test
    void delegationToken_keepsOwner_andCanBeMarkedByTheAuthenticator() throws Exception {
        AuditingPrincipalBuilder builder = configured(Map.of());
        SaslServer server = SaslConversations.delegationToken("SCRAM-SHA-256", "payer", "token-1");
        AuthenticationContext context = Connections.sasl(server, SecurityProtocol.SASL_SSL, "CLIENT");

        KafkaPrincipal built = builder.build(context);
        assertThat(server.getNegotiatedProperty(ScramLoginModule.TOKEN_AUTH_CONFIG))
                .isEqualTo("true");
        built.tokenAuthenticated(true); // as SaslServerAuthenticator.principal() does next

        assertAsStock(built, new DefaultKafkaPrincipalBuilder(null, null).build(context));
        assertThat(built.getName()).isEqualTo("payer");
        assertThat(builder.build(context).tokenAuthenticated())
                .as("another request's principal is another object")
                .isFalse();
        KafkaPrincipal forwarded = builder.deserialize(builder.serialize(built));
        assertThat(forwarded.tokenAuthenticated()).isTrue();
        assertThat(originOf(forwarded)).isEqualTo(new ConnectionOrigin("CLIENT", "SASL_SSL", "SCRAM-SHA-256"));
    }

    @Test
    void owner_mayUseItsTokens_fromAnyConnection() {
        KafkaPrincipal stored = new KafkaPrincipal(KafkaPrincipal.USER_TYPE, "payer");
        TokenInformation token = new TokenInformation("token-1", stored, List.of(), 0, 1, 2);
        AuthenticationContext context =
                Connections.sasl(SaslConversations.other("OAUTHBEARER", "payer"), SecurityProtocol.SASL_SSL, "CLIENT");

        KafkaPrincipal built = configured(Map.of()).build(context);

        assertThat(originOf(built)).isNotNull();
        assertThat(token.ownerOrRenewer(built)).isTrue();
        assertThat(token.ownerOrRenewer(new KafkaPrincipal("User", "payer") {}))
                .as("a subclass, which this builder therefore does not use")
                .isFalse();
    }

    @Test
    void unknownKindOfConnection_isRefusedAsKafkaRefusesIt() {
        AuthenticationContext context = new AuthenticationContext() {
            @Override
            public SecurityProtocol securityProtocol() {
                return SecurityProtocol.SSL;
            }

            @Override
            public InetAddress clientAddress() {
                return InetAddress.getLoopbackAddress();
            }

            @Override
            public String listenerName() {
                return "DFSP";
            }
        };

        assertThatThrownBy(() -> configured(Map.of()).build(context)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void connectionWithoutListenerName_isAuthenticated_withoutAnOrigin() throws Exception {
        KafkaPrincipal built = configured(Map.of())
                .build(Connections.sasl(SaslConversations.plain("payer"), SecurityProtocol.SASL_SSL, null));

        assertThat(built).isEqualTo(new KafkaPrincipal("User", "payer"));
        assertThat(originOf(built)).isNull();
    }

    @Test
    void originThatCannotBeCarried_isLeftOut_andThePrincipalStays() {
        AuditingPrincipalBuilder builder = configured(Map.of());
        for (String mechanism : new String[] {null, "M".repeat(257), "half a \ud800 character"}) {
            KafkaPrincipal built = builder.build(
                    Connections.sasl(SaslConversations.other(mechanism, "payer"), SecurityProtocol.SASL_SSL, "CLIENT"));

            assertThat(built).isEqualTo(new KafkaPrincipal("User", "payer"));
            assertThat(originOf(built)).isNull();
        }
    }

    @Test
    void requestsOfOneConnection_shareOneTypeString() {
        AuditingPrincipalBuilder builder = configured(Map.of());
        AuthenticationContext context =
                Connections.sasl(SaslConversations.other("PLAIN", "payer"), SecurityProtocol.SASL_SSL, "CLIENT");

        String type = builder.build(context).getPrincipalType();

        assertThat(builder.build(context).getPrincipalType()).isSameAs(type);
        assertThat(configured(Map.of()).build(context).getPrincipalType())
                .as("of another connection")
                .isSameAs(type);
        assertThat(builder.build(Connections.plaintext("CLIENT")).getPrincipalType())
                .isNotSameAs(type);
    }

    private static AuditingPrincipalBuilder configured(Map<String, ?> configs) {
        AuditingPrincipalBuilder builder = new AuditingPrincipalBuilder();
        builder.configure(configs);
        return builder;
    }

    private static ConnectionOrigin originOf(KafkaPrincipal principal) {
        return ConnectionOrigins.of(principal.getPrincipalType());
    }

    /** The same in every way that Kafka can see. */
    static void assertAsStock(KafkaPrincipal ours, KafkaPrincipal stock) {
        assertThat(ours).isEqualTo(stock).hasSameHashCodeAs(stock).hasToString(stock.toString());
        assertThat(stock).isEqualTo(ours);
        assertThat(ours.getClass()).isEqualTo(stock.getClass());
        assertThat(new HashSet<>(Set.of(stock)).contains(ours)).isTrue();
    }
}
