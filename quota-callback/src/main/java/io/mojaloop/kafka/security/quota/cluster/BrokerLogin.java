/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.jspecify.annotations.Nullable;

/**
 * What a broker logs in with at other brokers. Kafka reads it from the same entry that says whom the server accepts: the
 * {@code username} and {@code password} of PLAIN and SCRAM are the broker's own, {@code user_<name>} are others' and not
 * given to the client.
 */
final class BrokerLogin {
    private static final String OTHERS = "user_";
    private static final String SERVER_SECTION = "KafkaServer";

    private BrokerLogin() {}

    /**
     * @param written the value of the listener's {@code sasl.jaas.config}, if it has one; otherwise the sections
     *     {@code <listener>.KafkaServer} and {@code KafkaServer} of the JAAS file count
     * @param key of that value
     * @param prefix of the key that can say otherwise
     * @return the {@code sasl.jaas.config} of a client; empty if there is none, then the JAAS file's {@code KafkaClient} counts
     * @throws ConfigException without any secret
     */
    static Optional<String> of(
            Optional<String> written, String key, String lowerListener, String mechanism, String prefix) {
        String remedy = ". Correct it, or set " + prefix + SaslConfigs.SASL_JAAS_CONFIG;
        List<AppConfigurationEntry> entries;
        try {
            entries = written.isPresent() ? parse(written.get()) : section(lowerListener);
        } catch (RuntimeException wrong) {
            // Neither its text nor its cause goes on: either may repeat the value.
            throw new ConfigException("The value of " + key + " is not a login module with its options" + remedy);
        }
        Optional<AppConfigurationEntry> entry = entries.size() <= 1
                ? entries.stream().findFirst()
                : entries.stream().filter(each -> isOf(mechanism, each)).findFirst();
        entry.ifPresent(found -> {
            boolean named = found.getOptions().containsKey("username")
                    && found.getOptions().containsKey("password");
            if (!named && (isOf("PLAIN", found) || isOf("SCRAM", found))) {
                throw new ConfigException((written.isPresent() ? key : "The JAAS file's section " + SERVER_SECTION)
                        + " has no username and password for the broker's own connections" + remedy);
            }
        });
        return entry.map(BrokerLogin::text);
    }

    private static List<AppConfigurationEntry> parse(String written) {
        return JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(written)))
                .configurationEntries();
    }

    private static List<AppConfigurationEntry> section(String lowerListener) {
        Configuration file;
        try {
            file = Configuration.getConfiguration();
        } catch (SecurityException none) {
            return List.of();
        }
        AppConfigurationEntry @Nullable [] entries =
                file.getAppConfigurationEntry(lowerListener + "." + SERVER_SECTION);
        if (entries == null) {
            entries = file.getAppConfigurationEntry(SERVER_SECTION);
        }
        return entries == null ? List.of() : Arrays.asList(entries);
    }

    /** Whether a login module is that of a mechanism; by its name, as there are several of Kerberos. */
    private static boolean isOf(String mechanism, AppConfigurationEntry entry) {
        String module = entry.getLoginModuleName().toUpperCase(Locale.ROOT);
        String family = mechanism.toUpperCase(Locale.ROOT);
        family = family.startsWith("SCRAM") ? "SCRAM" : family.equals("GSSAPI") ? "KRB5" : family;
        return module.substring(module.lastIndexOf('.') + 1).startsWith(family);
    }

    private static String text(AppConfigurationEntry entry) {
        StringBuilder text = new StringBuilder(entry.getLoginModuleName()).append(" required");
        new TreeMap<String, Object>(entry.getOptions()).forEach((option, value) -> {
            if (!option.startsWith(OTHERS)) {
                text.append(' ').append(quoted(option)).append('=').append(quoted(String.valueOf(value)));
            }
        });
        return text.append(';').toString();
    }

    /** As {@link java.io.StreamTokenizer} reads it, which is Kafka's parser of {@code sasl.jaas.config}. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
