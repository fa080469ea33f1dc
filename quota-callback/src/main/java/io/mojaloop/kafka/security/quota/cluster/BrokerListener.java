/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/**
 * The listener through which brokers reach each other: {@code inter.broker.listener.name} or, without it, that of
 * {@code security.inter.broker.protocol}.
 *
 * @param name in capitals, as Kafka does
 */
record BrokerListener(String name) {
    private static final String LISTENER_NAME = "inter.broker.listener.name";
    private static final String PROTOCOL = "security.inter.broker.protocol";
    private static final String PROTOCOL_MAP = "listener.security.protocol.map";
    private static final String LISTENERS = "listeners";
    private static final String ADVERTISED = "advertised.listeners";
    private static final Pattern ENDPOINT = Pattern.compile("([^:]*)://\\[?([0-9a-zA-Z\\-%._:]*?)]?:(-?[0-9]+)");

    static BrokerListener of(Map<String, String> configs) {
        String named = configs.getOrDefault(LISTENER_NAME, "");
        String name = named.isEmpty() ? configs.getOrDefault(PROTOCOL, "") : named;
        return new BrokerListener(name.isEmpty() ? "PLAINTEXT" : name.toUpperCase(Locale.ROOT));
    }

    /** As it stands in the keys of the listener. */
    String lowerName() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** By {@code listener.security.protocol.map}; a name that is not in it is that of a protocol. */
    SecurityProtocol protocol(Map<String, String> configs) {
        String protocol = name;
        for (String entry : configs.getOrDefault(PROTOCOL_MAP, "").split(",", -1)) {
            int colon = entry.lastIndexOf(':');
            if (colon > 0 && entry.substring(0, colon).trim().equalsIgnoreCase(name)) {
                protocol = entry.substring(colon + 1).trim();
            }
        }
        try {
            return SecurityProtocol.forName(protocol.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new ConfigException("No security protocol is known of the inter-broker listener " + name
                    + ": Add it to " + PROTOCOL_MAP);
        }
    }

    /**
     * Host and port, as other brokers are told: certificates have the name of the host that is advertised.
     *
     * @param prefix of the key that can say otherwise
     */
    String address(Map<String, String> configs, String prefix) {
        String address = endpoint(configs.getOrDefault(ADVERTISED, ""))
                .or(() -> endpoint(configs.getOrDefault(LISTENERS, "")))
                .or(() -> configs.containsKey(LISTENERS) ? Optional.empty() : Optional.of("localhost:9092"))
                .orElseThrow(() -> cannot("it is neither in " + ADVERTISED + " nor in " + LISTENERS, prefix));
        if (address.endsWith(":0")) {
            throw cannot("its port is chosen when it starts", prefix);
        }
        return address;
    }

    private ConfigException cannot(String why, String prefix) {
        return new ConfigException("The address of the inter-broker listener " + name + " is not known: " + why
                + ". Set " + prefix + "bootstrap.servers to some brokers of the cluster");
    }

    private Optional<String> endpoint(String endpoints) {
        for (String each : endpoints.split(",", -1)) {
            Matcher matcher = ENDPOINT.matcher(each.trim());
            if (matcher.matches() && matcher.group(1).equalsIgnoreCase(name)) {
                String host = reachable(matcher.group(2));
                return Optional.of((host.contains(":") ? "[" + host + "]" : host) + ":" + matcher.group(3));
            }
        }
        return Optional.empty();
    }

    /** A listener of all addresses advertises what the machine calls itself. */
    private static String reachable(String host) {
        if (!host.isEmpty() && !host.equals("0.0.0.0") && !host.equals("::")) {
            return host;
        }
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
