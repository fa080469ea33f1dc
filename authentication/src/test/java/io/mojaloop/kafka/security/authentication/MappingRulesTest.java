/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import static io.mojaloop.kafka.security.authentication.AuditingPrincipalBuilderTest.assertAsStock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.policy.ConnectionOrigin;
import io.mojaloop.kafka.security.policy.ConnectionOrigins;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSession;
import javax.security.auth.kerberos.KerberosPrincipal;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder;
import org.apache.kafka.common.security.kerberos.KerberosShortNamer;
import org.apache.kafka.common.security.ssl.SslPrincipalMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that map names, as Kafka reads them from server.properties. Kafka's own builder is the oracle. */
class MappingRulesTest {
    private static final String SSL_RULES = "ssl.principal.mapping.rules";
    private static final String KERBEROS_RULES = "sasl.kerberos.principal.to.local.rules";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DEFAULT",
                "RULE:^CN=(.*?),.*$/$1/",
                "RULE:^CN=(.*?),OU=Nobody.*$/$1/, RULE:^CN=(.*?),.*$/dfsp-$1/L, DEFAULT",
                "RULE:^CN=([^,]*), ?OU=(.*?), ?O=(.*)$/$2.$1@$3/U"
            })
    void certificate_isMappedAsKafkaMapsIt(String rules) throws Exception {
        SSLSession session = TlsSessions.of("CN=Payer,OU=Switch,O=Mojaloop");
        AuthenticationContext context = Connections.ssl(session, "DFSP");

        KafkaPrincipal built = configured(Map.of(SSL_RULES, rules)).build(context);

        assertAsStock(
                built, new DefaultKafkaPrincipalBuilder(null, SslPrincipalMapper.fromRules(rules)).build(context));
        assertThat(built.getName()).isNotEqualTo("ANONYMOUS");
        assertThat(originOf(built)).isEqualTo(new ConnectionOrigin("DFSP", "SSL", ""));
    }

    @Test
    void certificateThatNoRuleMaps_isRefusedAsKafkaRefusesIt() throws Exception {
        String rules = "RULE:^OU=(.*)$/$1/";
        AuthenticationContext context = Connections.ssl(TlsSessions.of("CN=Payer"), "DFSP");

        assertThatThrownBy(() ->
                        new DefaultKafkaPrincipalBuilder(null, SslPrincipalMapper.fromRules(rules)).build(context))
                .isInstanceOf(KafkaException.class)
                .satisfies(stock -> assertThatThrownBy(
                                () -> configured(Map.of(SSL_RULES, rules)).build(context))
                        .hasSameClassAs(stock)
                        .hasMessage(stock.getMessage()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RULE:[1:$1](App\\..*)s/App\\.(.*)/$1/g|App.payer@EXAMPLE.COM",
                "RULE:[2:$1@$0](kafka@.*)s/@.*//|kafka/broker1.example.com@EXAMPLE.COM",
                "RULE:[2:$1.$2](.*)/L|Payer/Host@EXAMPLE.COM",
                "RULE:[9:$1],DEFAULT|payer",
                "DEFAULT|payer"
            })
    void kerberosName_isShortenedAsKafkaShortensIt(String rules, String name) {
        AuthenticationContext context =
                Connections.sasl(SaslConversations.kerberos(name), SecurityProtocol.SASL_PLAINTEXT, "KRB");
        DefaultKafkaPrincipalBuilder stock = new DefaultKafkaPrincipalBuilder(
                KerberosShortNamer.fromUnparsedRules(realm(), List.of(rules.split(","))), null);

        KafkaPrincipal parsed =
                configured(Map.of(KERBEROS_RULES, List.of(rules.split(",")))).build(context);
        KafkaPrincipal raw = configured(Map.of(KERBEROS_RULES, rules)).build(context);

        assertAsStock(parsed, stock.build(context));
        assertAsStock(raw, stock.build(context));
        assertThat(originOf(parsed)).isEqualTo(new ConnectionOrigin("KRB", "SASL_PLAINTEXT", "GSSAPI"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"payer@EXAMPLE.COM", "kafka/broker1@ELSEWHERE.ORG"})
    void kerberosNameOfAnotherRealm_endsAsInKafka(String name) {
        AuthenticationContext context =
                Connections.sasl(SaslConversations.kerberos(name), SecurityProtocol.SASL_PLAINTEXT, "KRB");
        KerberosShortNamer namer = KerberosShortNamer.fromUnparsedRules(realm(), null);

        assertThat(outcome(configured(Map.of()), context))
                .isEqualTo(outcome(new DefaultKafkaPrincipalBuilder(namer, null), context));
    }

    @Test
    void builderThatNobodyConfigured_usesKafkasDefaults() throws Exception {
        AuthenticationContext context = Connections.ssl(TlsSessions.of("CN=Payer,O=Mojaloop"), "DFSP");

        assertThat(new AuditingPrincipalBuilder().build(context).getName()).isEqualTo("CN=Payer,O=Mojaloop");
    }

    @Test
    void malformedSslRule_isRefused_withKeyValueAndRemedy_butOnlyWhereItIsUsed() throws Exception {
        AuditingPrincipalBuilder builder = configured(Map.of(SSL_RULES, "RULE:^CN=(.*?),.*$/$1/ nonsense"));
        SSLSession session = TlsSessions.of("CN=Payer");

        assertThat(builder.build(Connections.plaintext("OPEN"))).isEqualTo(KafkaPrincipal.ANONYMOUS);
        assertThatThrownBy(() -> builder.build(Connections.ssl(session, "DFSP")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(SSL_RULES, "nonsense", "Correct the rule");
    }

    @Test
    void malformedKerberosRule_isRefused_withKeyValueAndRemedy_butOnlyWhereItIsUsed() {
        AuditingPrincipalBuilder builder = configured(Map.of(KERBEROS_RULES, List.of("RULE:[1:$1", "DEFAULT")));

        assertThat(builder.build(Connections.sasl(
                                SaslConversations.other("PLAIN", "payer"), SecurityProtocol.SASL_SSL, "CLIENT"))
                        .getName())
                .isEqualTo("payer");
        assertThatThrownBy(() -> builder.build(Connections.sasl(
                        SaslConversations.kerberos("payer@EXAMPLE.COM"), SecurityProtocol.SASL_SSL, "CLIENT")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(KERBEROS_RULES, "RULE:[1:$1", "Correct the rule");
    }

    @Test
    void rulesOfAnotherType_areRefusedAtOnce() {
        assertThatThrownBy(() -> configured(Map.of(SSL_RULES, List.of("DEFAULT"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(SSL_RULES);
        assertThatThrownBy(() -> configured(Map.of(KERBEROS_RULES, 7)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(KERBEROS_RULES);
        assertThatThrownBy(() -> configured(Map.of(KERBEROS_RULES, List.of("DEFAULT", 7))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(KERBEROS_RULES);
    }

    private static AuditingPrincipalBuilder configured(Map<String, ?> configs) {
        AuditingPrincipalBuilder builder = new AuditingPrincipalBuilder();
        builder.configure(configs);
        return builder;
    }

    private static ConnectionOrigin originOf(KafkaPrincipal principal) {
        return ConnectionOrigins.of(principal.getPrincipalType());
    }

    private static String outcome(KafkaPrincipalBuilder builder, AuthenticationContext context) {
        try {
            return builder.build(context).toString();
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    /** The oracle: what SaslChannelBuilder does on this machine. */
    private static String realm() {
        try {
            return new KerberosPrincipal("tmp", 1).getRealm();
        } catch (Exception e) {
            return "";
        }
    }
}
