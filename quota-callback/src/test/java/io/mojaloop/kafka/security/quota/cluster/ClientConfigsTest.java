/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientConfigsTest {
    private static final String PREFIX = "security.quota.client.";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";

    private final Map<String, Object> server = new HashMap<>();

    @AfterEach
    void forgetJaasFile() {
        Configuration.setConfiguration(null);
    }

    private Map<String, Object> client() {
        return ClientConfigs.of(server, PREFIX);
    }

    private ClientConfigsTest put(String key, Object value) {
        server.put(key, value);
        return this;
    }

    private void internal(String protocol) {
        put("listeners", "CLIENT://:9093,INTERNAL://10.1.1.1:9094,CONTROLLER://:9095");
        put("listener.security.protocol.map", "CLIENT:SASL_SSL, internal:" + protocol + ",CONTROLLER:SSL");
        put("inter.broker.listener.name", "INTERNAL");
    }

    @Test
    void of_nothingConfigured_isKafkasDefaultListener() {
        assertThat(client())
                .containsOnly(
                        Map.entry("bootstrap.servers", "localhost:9092"), Map.entry("security.protocol", "PLAINTEXT"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INTERNAL://a.example:1     | B://:2,INTERNAL://b.example:3 | a.example:1
            CLIENT://a.example:1       | INTERNAL://b.example:3        | b.example:3
            ''                         | internal://[::1]:3            | [::1]:3
            INTERNAL://[2001:db8::1]:7 | ''                            | [2001:db8::1]:7
            """)
    void bootstrap_isTheAdvertisedAddressOfTheInterBrokerListener(String advertised, String listeners, String address) {
        internal("PLAINTEXT");
        put("advertised.listeners", advertised).put("listeners", listeners);
        assertThat(client()).containsEntry("bootstrap.servers", address);
    }

    @Test
    void bootstrap_listenerOfAllAddresses_isTheMachinesName() {
        internal("PLAINTEXT");
        put("listeners", "INTERNAL://0.0.0.0:9094");
        assertThat(client().get("bootstrap.servers"))
                .asString()
                .endsWith(":9094")
                .doesNotContain("0.0.0.0");
    }

    @ParameterizedTest
    @CsvSource({"CLIENT://h:1", "INTERNAL://h:0"})
    void bootstrap_unknown_isRefusedWithTheKeyToSet(String listeners) {
        internal("PLAINTEXT");
        put("listeners", listeners);
        assertThatThrownBy(this::client)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(PREFIX + "bootstrap.servers");
        put(PREFIX + "bootstrap.servers", "h:9");
        assertThat(client()).containsEntry("bootstrap.servers", "h:9");
    }

    @Test
    void protocol_withoutListenerName_isThatBetweenBrokers() {
        put("security.inter.broker.protocol", "SSL").put("listeners", "PLAINTEXT://h:1,SSL://h:2");
        assertThat(client()).containsEntry("security.protocol", "SSL").containsEntry("bootstrap.servers", "h:2");
    }

    @Test
    void protocol_ofNoListener_isRefused() {
        put("inter.broker.listener.name", "INTERNAL").put("listeners", "INTERNAL://h:1");
        assertThatThrownBy(this::client)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("listener.security.protocol.map");
    }

    @Test
    void ssl_listenersKeysComeBeforeGeneralOnes_andWhatServersAskIsLeftOut() {
        internal("SSL");
        put("ssl.keystore.location", "/general.p12")
                .put("listener.name.internal.ssl.keystore.location", "/internal.p12");
        put("ssl.keystore.password", "ks-secret").put("ssl.truststore.location", "/trust.p12");
        put("listener.name.client.ssl.truststore.location", "/others.p12");
        put("ssl.client.auth", "required").put("listener.name.internal.ssl.client.auth", "required");
        put("ssl.principal.mapping.rules", "DEFAULT").put("sasl.enabled.mechanisms", "PLAIN");

        assertThat(client())
                .containsOnly(
                        Map.entry("bootstrap.servers", "10.1.1.1:9094"),
                        Map.entry("security.protocol", "SSL"),
                        Map.entry("ssl.keystore.location", "/internal.p12"),
                        Map.entry("ssl.keystore.password", new Password("ks-secret")),
                        Map.entry("ssl.truststore.location", "/trust.p12"));
        assertThat(client().toString()).doesNotContain("ks-secret");
    }

    @Test
    void ssl_namesOfHostsUnchecked_staysSo() {
        internal("SSL");
        put("listener.name.internal.ssl.endpoint.identification.algorithm", "");
        assertThat(client()).containsEntry("ssl.endpoint.identification.algorithm", "");
        put(PREFIX + "ssl.endpoint.identification.algorithm", "https");
        assertThat(client()).containsEntry("ssl.endpoint.identification.algorithm", "https");
    }

    @Test
    void plaintext_takesNoKeysOfSsl() {
        internal("PLAINTEXT");
        put("ssl.keystore.password", "x");
        assertThat(client()).doesNotContainKey("ssl.keystore.password");
    }

    @Test
    void plain_loginIsTheBrokersOwn_withoutTheUsersItAccepts() {
        internal("SASL_SSL");
        put("sasl.mechanism.inter.broker.protocol", "PLAIN").put("ssl.truststore.location", "/t");
        put(
                "listener.name.internal.plain.sasl.jaas.config",
                new Password(
                        PLAIN
                                + " required username=\"broker\" password=\"b\\\"1\\\\\" user_broker=\"b\" user_alice=\"a1\";"));

        Map<String, Object> client = client();

        assertThat(client)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "PLAIN")
                .containsEntry("ssl.truststore.location", "/t");
        AppConfigurationEntry login = login(client);
        assertThat(login.getLoginModuleName()).isEqualTo(PLAIN);
        assertThat(login.getOptions()).isEqualTo(Map.of("username", "broker", "password", "b\"1\\"));
        assertThat(client.toString()).doesNotContain("b\\\"1");
    }

    @Test
    void scram_keysOfMechanismAndListener_comeFirst() {
        internal("SASL_PLAINTEXT");
        put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
        put("listener.name.internal.scram-sha-512.sasl.jaas.config", SCRAM + " required username=b password=\"b 1\";");
        put("listener.name.internal.scram-sha-256.sasl.jaas.config", SCRAM + " required username=other password=x;");
        put("sasl.jaas.config", SCRAM + " required username=ignored password=x;");
        put("sasl.login.connect.timeout.ms", "1").put("listener.name.internal.sasl.login.connect.timeout.ms", "2");
        put("listener.name.internal.scram-sha-512.sasl.login.connect.timeout.ms", "3");
        put("sasl.server.callback.handler.class", "x");

        Map<String, Object> client = client();

        assertThat(client)
                .containsOnlyKeys(
                        "bootstrap.servers",
                        "security.protocol",
                        "sasl.mechanism",
                        "sasl.jaas.config",
                        "sasl.login.connect.timeout.ms");
        assertThat(client).containsEntry("sasl.login.connect.timeout.ms", "3");
        assertThat(login(client).getOptions()).isEqualTo(Map.of("username", "b", "password", "b 1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                SCRAM + " required;|has no username and password",
                SCRAM + " required username=\"b\" password=geheim|is not a login module",
                "geheim|is not a login module"
            })
    void login_unusable_isRefusedWithoutItsText(String jaas, String message) {
        internal("SASL_PLAINTEXT");
        put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-256");
        put("listener.name.internal.scram-sha-256.sasl.jaas.config", jaas);
        assertThatThrownBy(this::client)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("listener.name.internal.scram-sha-256.sasl.jaas.config")
                .hasMessageContaining(message)
                .hasMessageContaining(PREFIX + "sasl.jaas.config")
                .hasMessageNotContaining("geheim")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({"internal.KafkaServer", "KafkaServer"})
    void jaasFile_sectionOfServer_isTheLogin(String section) {
        internal("SASL_PLAINTEXT");
        put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        AppConfigurationEntry kerberos = entry("com.sun.security.auth.module.Krb5LoginModule", Map.of("keyTab", "/k"));
        AppConfigurationEntry plain = entry(PLAIN, Map.of("username", "b", "password", "p", "user_x", "y"));
        jaasFile(Map.of(section, List.of(kerberos, plain)));

        assertThat(login(client()).getLoginModuleName()).isEqualTo(PLAIN);
        assertThat(login(client()).getOptions()).isEqualTo(Map.of("username", "b", "password", "p"));

        put("sasl.mechanism.inter.broker.protocol", "GSSAPI");
        assertThat(login(client()).getOptions()).isEqualTo(Map.of("keyTab", "/k"));
    }

    @Test
    void jaasFile_withoutServer_leavesItToTheSectionOfClients() {
        internal("SASL_PLAINTEXT");
        jaasFile(Map.of("KafkaClient", List.of(entry(PLAIN, Map.of()))));
        assertThat(client()).containsEntry("sasl.mechanism", "GSSAPI").doesNotContainKey("sasl.jaas.config");
    }

    @Test
    void overrides_comeBeforeEverything_andAnEmptyOneTakesAway() {
        internal("SSL");
        put("ssl.keystore.location", "/k").put("ssl.truststore.location", "/t");
        put(PREFIX + "security.protocol", "SASL_SSL").put(PREFIX + "sasl.mechanism", "PLAIN");
        put(PREFIX + "sasl.jaas.config", PLAIN + " required username=watcher password=w;");
        put(PREFIX + "ssl.keystore.location", "").put(PREFIX + "request.timeout.ms", "1234");

        assertThat(client())
                .containsOnly(
                        Map.entry("bootstrap.servers", "10.1.1.1:9094"),
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("sasl.mechanism", "PLAIN"),
                        Map.entry("sasl.jaas.config", new Password(PLAIN + " required username=watcher password=w;")),
                        Map.entry("ssl.truststore.location", "/t"),
                        Map.entry("request.timeout.ms", "1234"));
    }

    @Test
    void whatIsWorkedOut_isWhatAdminClientsAccept() {
        internal("SASL_SSL");
        put("sasl.mechanism.inter.broker.protocol", "PLAIN").put("ssl.truststore.type", "PEM");
        put("ssl.truststore.certificates", "-----BEGIN").put("ssl.enabled.protocols", List.of("TLSv1.3", "TLSv1.2"));
        put("listener.name.internal.plain.sasl.jaas.config", PLAIN + " required username=b password=p;");
        AdminClientConfig accepted = new AdminClientConfig(client());
        assertThat(accepted.getList("ssl.enabled.protocols")).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(accepted.getPassword("ssl.truststore.certificates").value()).isEqualTo("-----BEGIN");
        assertThat(accepted.getPassword("sasl.jaas.config").value()).contains("PlainLoginModule");
    }

    /** As a client of Kafka reads it. */
    private static AppConfigurationEntry login(Map<String, Object> client) {
        List<AppConfigurationEntry> entries =
                JaasContext.loadClientContext(client).configurationEntries();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static AppConfigurationEntry entry(String module, Map<String, String> options) {
        return new AppConfigurationEntry(module, LoginModuleControlFlag.REQUIRED, options);
    }

    private static void jaasFile(Map<String, List<AppConfigurationEntry>> sections) {
        Configuration.setConfiguration(new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                List<AppConfigurationEntry> entries = sections.get(name);
                return entries == null ? null : entries.toArray(new AppConfigurationEntry[0]);
            }
        });
    }
}
