/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.mojaloop.kafka.security.audit.RecordingTrail;
import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.Reporter;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLSession;
import javax.security.sasl.SaslServer;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.network.ChannelBuilders;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the trail is told of connections. */
class AuthenticationAuditTest {
    private static final Map<String, Object> CONFIGS =
            Map.of("security.audit.dir", "/audit", "node.id", 4, "process.roles", List.of("broker", "controller"));

    private final RecordingTrail trail = new RecordingTrail();

    /** The builder of one connection. */
    private AuditingPrincipalBuilder connection() {
        AuditingPrincipalBuilder builder = new AuditingPrincipalBuilder(() -> trail);
        builder.configure(CONFIGS);
        return builder;
    }

    private Authentication authenticationOf(AuthenticationContext context) {
        connection().build(context);
        assertThat(trail.events).hasSize(1);
        return (Authentication) trail.events.get(0);
    }

    @AfterAll
    static void leaveNoTrace() {
        ClaimedNameProvider.uninstall();
    }

    @Test
    void saslConnection_isToldOnce_howeverManyRequestsItMakes() throws Exception {
        AuditingPrincipalBuilder builder = connection();
        AuthenticationContext context =
                Connections.sasl(SaslConversations.scram("SCRAM-SHA-512", "payer"), SecurityProtocol.SASL_SSL, "DFSP");
        for (int i = 0; i < 3; i++) {
            assertThat(builder.build(context).getName()).isEqualTo("payer");
        }
        assertThat(trail.events).hasSize(1);
        Authentication told = (Authentication) trail.events.get(0);
        assertThat(told.reporter()).isEqualTo(new Reporter("authentication", "4", "broker,controller"));
        assertThat(told.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(told.actor())
                .isEqualTo(new Actor(
                        "User",
                        "payer",
                        InetAddress.getLoopbackAddress(),
                        -1,
                        -1,
                        "DFSP",
                        "SASL_SSL",
                        "SCRAM-SHA-512",
                        "",
                        ""));
        assertThat(told.reason()).isEmpty();
        assertThat(told.tls()).isEmpty();
    }

    @Test
    void nextConnection_andNewAuthenticationOfTheSame_areToldAgain() throws Exception {
        AuthenticationContext context =
                Connections.sasl(SaslConversations.plain("payer"), SecurityProtocol.SASL_SSL, "DFSP");
        connection().build(context);
        connection().build(context); // for KIP-368 Kafka makes an authenticator, and so a builder, of its own
        assertThat(trail.events).hasSize(2);
    }

    @Test
    void delegationToken_isSaidToBeOne() throws Exception {
        SaslServer server = SaslConversations.delegationToken("SCRAM-SHA-256", "payer", "token-1");
        Authentication told = authenticationOf(Connections.sasl(server, SecurityProtocol.SASL_SSL, "DFSP"));
        assertThat(told.actor().principalName()).isEqualTo("payer");
        assertThat(told.reason()).isEqualTo("delegation token");
    }

    @Test
    void certificate_isNamed_withProtocolAndCipher() throws Exception {
        SSLSession session = TlsSessions.of("CN=payer,O=Mojaloop");
        Authentication told = authenticationOf(Connections.ssl(session, "DFSP"));
        assertThat(told.actor().principalName()).isEqualTo("CN=payer,O=Mojaloop");
        assertThat(told.actor().mechanism()).isEmpty();
        assertThat(told.tls())
                .isEqualTo(session.getProtocol() + " " + session.getCipherSuite()
                        + " serial=1 subject=CN=payer,O=Mojaloop");
    }

    @Test
    void saslOverTls_saysBoth_andAClientWithoutCertificateHasNoSubject() throws Exception {
        SSLSession session = TlsSessions.withoutCertificate();
        Authentication told = authenticationOf(Connections.sasl(SaslConversations.plain("payer"), session, "DFSP"));
        assertThat(told.actor().mechanism()).isEqualTo("PLAIN");
        assertThat(told.tls()).isEqualTo(session.getProtocol() + " " + session.getCipherSuite());
    }

    @Test
    void anonymousConnection_isToldToo() {
        Authentication told = authenticationOf(Connections.plaintext("OPEN"));
        assertThat(told.actor().principalName()).isEqualTo("ANONYMOUS");
        assertThat(told.actor().securityProtocol()).isEqualTo("PLAINTEXT");
    }

    @Test
    void forwardedPrincipal_isNoAuthentication() {
        AuditingPrincipalBuilder builder = connection();
        builder.deserialize(builder.serialize(new KafkaPrincipal("User", "payer")));
        assertThat(trail.events).isEmpty();
    }

    @Test
    void brokerWithoutATrail_tellsNothing_andInstallsNothing() {
        ClaimedNameProvider.uninstall();
        AuditingPrincipalBuilder builder = new AuditingPrincipalBuilder(() -> trail);
        builder.configure(Map.of("security.audit.dir", " "));
        builder.build(Connections.plaintext("OPEN"));
        assertThat(trail.events).isEmpty();
        assertThat(java.security.Security.getProvider(ClaimedNameProvider.NAME)).isNull();
        connection();
        assertThat(java.security.Security.getProvider(ClaimedNameProvider.NAME)).isNotNull();
    }

    @Test
    void trailThatCannotTakeIt_refusesTheConnection_eachTime() {
        trail.full = true;
        AuditingPrincipalBuilder builder = connection();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> builder.build(Connections.plaintext("OPEN")))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("audit trail");
        }
        trail.full = false;
        builder.build(Connections.plaintext("OPEN"));
        assertThat(trail.events).hasSize(1);
    }

    @Test
    void trailThatThrows_disturbsNobody() {
        trail.broken = true;
        assertThat(connection().build(Connections.plaintext("OPEN"))).isEqualTo(KafkaPrincipal.ANONYMOUS);
    }

    @Test
    void requestsAfterTheFirst_allocateNoMoreThanWithoutATrail() {
        AuthenticationContext context = Connections.plaintext("OPEN");
        AuditingPrincipalBuilder audited = connection();
        AuditingPrincipalBuilder plain = new AuditingPrincipalBuilder();
        plain.configure(Map.of());
        audited.build(context);
        long with = Long.MAX_VALUE;
        long without = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            with = Math.min(with, allocatedBy(audited, context));
            without = Math.min(without, allocatedBy(plain, context));
        }
        assertThat(with).isLessThan(without + 1000);
    }

    private static long allocatedBy(AuditingPrincipalBuilder builder, AuthenticationContext context) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            builder.build(context);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** The trail's directory is no key of Kafka's: does a listener's builder get it? */
    @Test
    void builderOfAListener_seesTheTrailsDirectory() throws Exception {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@localhost:9093");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", "DFSP://localhost:9092,CONTROLLER://localhost:9093");
        properties.put("inter.broker.listener.name", "DFSP");
        properties.put("listener.security.protocol.map", "DFSP:SASL_SSL,CONTROLLER:SSL");
        properties.put("log.dirs", "never-opened");
        properties.put("security.audit.dir", "/audit");
        Method configs = ChannelBuilders.class.getDeclaredMethod(
                "channelBuilderConfigs", AbstractConfig.class, ListenerName.class);
        configs.setAccessible(true);
        Map<?, ?> ofListener =
                (Map<?, ?>) configs.invoke(null, KafkaConfig.fromProps(properties), new ListenerName("DFSP"));
        @SuppressWarnings("unchecked")
        Map<String, ?> handedOver = (Map<String, ?>) ofListener;
        assertThat(AuthenticationAudit.isWanted(handedOver)).isTrue();
    }
}
