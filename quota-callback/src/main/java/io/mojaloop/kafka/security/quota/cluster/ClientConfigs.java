/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/**
 * How a client inside the broker reaches its own cluster: as the broker itself does, through the inter-broker listener,
 * with the broker's own certificate or login, so with its principal. Worked out of {@code server.properties}:
 *
 * <ul>
 *   <li>address and security protocol: see {@link BrokerListener}
 *   <li>every {@code ssl.*} key, that of the listener ({@code listener.name.<name>.ssl.*}) before the general one, apart
 *       from those that say what a server asks of its clients
 *   <li>{@code sasl.mechanism.inter.broker.protocol}, the login of it (see {@link BrokerLogin}), and every other
 *       {@code sasl.*} key that a client knows, that of listener and mechanism first, then the listener's, then the general
 * </ul>
 *
 * <p>What {@code kafka-configs} changed since (key stores may be) is not seen. Every key can be given to the client alone,
 * with a prefix: {@code security.quota.client.ssl.keystore.location}; a key with an empty value is taken away.
 */
public final class ClientConfigs {
    private static final String LISTENER_PREFIX = "listener.name.";
    private static final Set<String> ASKED_OF_CLIENTS = Set.of(
            "ssl.client.auth",
            "ssl.principal.mapping.rules",
            "ssl.allow.dn.changes",
            "ssl.allow.san.changes",
            // The server takes it from this key only with a mechanism before it, and then it is a login, see below.
            SaslConfigs.SASL_JAAS_CONFIG,
            SaslConfigs.SASL_MECHANISM);
    private static final Map<String, ConfigDef.ConfigKey> KNOWN =
            AdminClientConfig.configDef().configKeys();

    private ClientConfigs() {}

    /**
     * Works out what to give to any client of Kafka.
     *
     * @param server all of {@code server.properties}, as a plug-in is configured with
     * @param prefix of the keys that say otherwise, as {@code security.quota.client.}
     * @return a map of one's own; secrets in it are {@link Password}s, which do not print
     * @throws ConfigException if it cannot be worked out; it names the key to set, and no secret
     */
    public static Map<String, Object> of(Map<String, ?> server, String prefix) {
        Map<String, String> configs = texts(server);
        Map<String, String> own = withPrefix(configs, prefix);
        Map<String, String> client = new HashMap<>();
        BrokerListener listener = BrokerListener.of(configs);
        SecurityProtocol protocol = protocol(own, configs, listener, prefix);
        client.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol.name);
        if (!own.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, listener.address(configs, prefix));
        }
        if (protocol == SecurityProtocol.SSL || protocol == SecurityProtocol.SASL_SSL) {
            copy("ssl.", configs, listener, "", client);
        }
        if (protocol == SecurityProtocol.SASL_SSL || protocol == SecurityProtocol.SASL_PLAINTEXT) {
            sasl(configs, own, listener, prefix, client);
        }
        client.putAll(own);
        // An empty name of this algorithm means that names of hosts are not checked; it is not the default.
        client.entrySet()
                .removeIf(entry -> entry.getValue().isEmpty()
                        && !entry.getKey().equals(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG));
        return guarded(client);
    }

    private static SecurityProtocol protocol(
            Map<String, String> own, Map<String, String> configs, BrokerListener listener, String prefix) {
        String key = CommonClientConfigs.SECURITY_PROTOCOL_CONFIG;
        String chosen = own.get(key);
        if (chosen == null) {
            return listener.protocol(configs);
        }
        try {
            return SecurityProtocol.forName(chosen.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new ConfigException(prefix + key, chosen, "Write one of " + SecurityProtocol.names());
        }
    }

    private static void sasl(
            Map<String, String> configs,
            Map<String, String> own,
            BrokerListener listener,
            String prefix,
            Map<String, String> client) {
        String mechanism = own.getOrDefault(
                SaslConfigs.SASL_MECHANISM,
                first(configs, listener, "", "sasl.mechanism.inter.broker.protocol")
                        .orElse(SaslConfigs.DEFAULT_SASL_MECHANISM));
        String mechanismPrefix = mechanism.toLowerCase(Locale.ROOT) + ".";
        copy("sasl.", configs, listener, mechanismPrefix, client);
        client.put(SaslConfigs.SASL_MECHANISM, mechanism);
        if (!own.containsKey(SaslConfigs.SASL_JAAS_CONFIG)) {
            String key = LISTENER_PREFIX + listener.lowerName() + "." + mechanismPrefix + SaslConfigs.SASL_JAAS_CONFIG;
            BrokerLogin.of(Optional.ofNullable(configs.get(key)), key, listener.lowerName(), mechanism, prefix)
                    .ifPresent(login -> client.put(SaslConfigs.SASL_JAAS_CONFIG, login));
        }
    }

    /** Puts each key that begins so as the listener's own client would have it. */
    private static void copy(
            String begin,
            Map<String, String> configs,
            BrokerListener listener,
            String mechanismPrefix,
            Map<String, String> client) {
        String ofListener = LISTENER_PREFIX + listener.lowerName() + ".";
        for (String written : configs.keySet()) {
            String key = written.startsWith(ofListener) ? written.substring(ofListener.length()) : written;
            key = !mechanismPrefix.isEmpty() && key.startsWith(mechanismPrefix)
                    ? key.substring(mechanismPrefix.length())
                    : key;
            // An engine factory may have ssl.* keys of its own; servers have sasl.* keys that clients do not know.
            boolean wanted = key.startsWith(begin)
                    && (begin.equals("ssl.") || KNOWN.containsKey(key))
                    && !ASKED_OF_CLIENTS.contains(key);
            if (wanted) {
                String name = key;
                first(configs, listener, mechanismPrefix, name).ifPresent(value -> client.put(name, value));
            }
        }
    }

    /** The value of a key that counts for a listener and a mechanism; the most particular one. */
    private static Optional<String> first(
            Map<String, String> configs, BrokerListener listener, String mechanismPrefix, String key) {
        String ofListener = LISTENER_PREFIX + listener.lowerName() + ".";
        for (String candidate :
                new String[] {ofListener + mechanismPrefix + key, ofListener + key, mechanismPrefix + key, key}) {
            String value = configs.get(candidate);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> withPrefix(Map<String, String> configs, String prefix) {
        Map<String, String> own = new TreeMap<>();
        configs.forEach((key, value) -> {
            if (key.startsWith(prefix) && key.length() > prefix.length()) {
                own.put(key.substring(prefix.length()), value);
            }
        });
        return own;
    }

    private static Map<String, String> texts(Map<String, ?> server) {
        Map<String, String> texts = new TreeMap<>();
        server.forEach((key, value) -> {
            if (value instanceof Password secret) {
                texts.put(key, secret.value());
            } else if (value instanceof Iterable<?> list) {
                StringBuilder joined = new StringBuilder();
                list.forEach(each -> joined.append(joined.isEmpty() ? "" : ",").append(each));
                texts.put(key, joined.toString());
            } else if (value != null) {
                texts.put(key, value.toString().trim());
            }
        });
        return texts;
    }

    private static Map<String, Object> guarded(Map<String, String> client) {
        Map<String, Object> guarded = new HashMap<>();
        client.forEach((key, value) -> {
            ConfigDef.ConfigKey known = KNOWN.get(key);
            // One that no client knows is some factory's own, and is a text to it.
            boolean secret = known != null && known.type == ConfigDef.Type.PASSWORD;
            guarded.put(key, secret ? new Password(value) : value);
        });
        return guarded;
    }
}
