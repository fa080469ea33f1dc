/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.ConnectionOrigin;
import io.mojaloop.kafka.security.policy.ConnectionOrigins;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.network.ChannelBuilders;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.Test;

/** What a broker does with the class between reading server.properties and the first request. */
class BrokerAcceptanceTest {

    @Test
    void kraftBroker_acceptsTheClass_andConfiguresItForEachListener() throws Exception {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@localhost:9093");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", "DFSP://localhost:9092,INTERNAL://localhost:9094,CONTROLLER://localhost:9093");
        properties.put("inter.broker.listener.name", "INTERNAL");
        properties.put("listener.security.protocol.map", "DFSP:SSL,INTERNAL:SASL_SSL,CONTROLLER:PLAINTEXT");
        properties.put("sasl.enabled.mechanisms", "GSSAPI");
        properties.put("log.dirs", "never-opened");
        properties.put("principal.builder.class", AuditingPrincipalBuilder.class.getName());
        properties.put("listener.name.dfsp.ssl.principal.mapping.rules", "RULE:^CN=(.*?),.*$/$1/L, DEFAULT");
        properties.put("sasl.kerberos.principal.to.local.rules", "RULE:[1:$1](App\\..*)s/App\\.(.*)/$1/g,DEFAULT");

        KafkaConfig config = KafkaConfig.fromProps(properties);

        KafkaPrincipal certified =
                builder(config, "DFSP").build(Connections.ssl(TlsSessions.of("CN=Payer,O=Mojaloop"), "DFSP"));
        assertThat(certified).isEqualTo(new KafkaPrincipal("User", "payer"));
        assertThat(ConnectionOrigins.of(certified.getPrincipalType()))
                .isEqualTo(new ConnectionOrigin("DFSP", "SSL", ""));
        KafkaPrincipal ticketed = builder(config, "INTERNAL")
                .build(Connections.sasl(
                        SaslConversations.kerberos("App.switch@EXAMPLE.COM"), SecurityProtocol.SASL_SSL, "INTERNAL"));
        assertThat(ticketed).isEqualTo(new KafkaPrincipal("User", "switch"));
        assertThat(ConnectionOrigins.of(ticketed.getPrincipalType()))
                .isEqualTo(new ConnectionOrigin("INTERNAL", "SASL_SSL", "GSSAPI"));
    }

    @Test
    void channelBuilder_makesTheClass_withoutItsOwnMappers() {
        // As SaslServerAuthenticator, SslChannelBuilder and PlaintextChannelBuilder do for each connection.
        KafkaPrincipalBuilder builder = ChannelBuilders.createPrincipalBuilder(
                Map.of("principal.builder.class", AuditingPrincipalBuilder.class), null, null);

        assertThat(builder).isInstanceOf(AuditingPrincipalBuilder.class);
        assertThat(builder.build(Connections.plaintext("OPEN"))).isEqualTo(KafkaPrincipal.ANONYMOUS);
    }

    private static KafkaPrincipalBuilder builder(KafkaConfig config, String listener) {
        Map<String, ?> ofListener = config.valuesWithPrefixOverride(new ListenerName(listener).configPrefix());
        return ChannelBuilders.createPrincipalBuilder(ofListener, null, null);
    }
}
