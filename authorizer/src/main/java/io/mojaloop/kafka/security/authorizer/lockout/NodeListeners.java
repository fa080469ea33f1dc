/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.lockout;

import io.mojaloop.kafka.security.authorizer.lockout.NodeListener.Use;
import io.mojaloop.kafka.security.policy.Transport;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the listeners of this node from its configuration. What it does not understand it leaves out. */
final class NodeListeners {
    private final ServerProperties properties;
    private final Map<String, Transport> protocols = new LinkedHashMap<>();

    private NodeListeners(ServerProperties properties) {
        this.properties = properties;
        for (Transport transport : Transport.values()) {
            protocols.put(transport.name(), transport);
        }
        if (properties.text("listener.security.protocol.map").isEmpty()) {
            // Kafka's own default for controllers (KIP-801).
            controllers().forEach(name -> protocols.putIfAbsent(name, Transport.PLAINTEXT));
        }
        words("listener.security.protocol.map").forEach(entry -> {
            String[] pair = entry.split(":", 2);
            if (pair.length == 2) {
                transport(pair[1]).ifPresent(transport -> protocols.put(normalized(pair[0]), transport));
            }
        });
    }

    static List<NodeListener> of(ServerProperties properties) {
        return new NodeListeners(properties).read();
    }

    /** The names of all listeners that this node knows of, in upper case. */
    static Set<String> names(ServerProperties properties) {
        NodeListeners listeners = new NodeListeners(properties);
        Set<String> names = new LinkedHashSet<>(listeners.protocols.keySet());
        listeners.words("listeners").forEach(listener -> names.add(nameOf(listener)));
        names.addAll(listeners.controllers());
        return names;
    }

    private List<NodeListener> read() {
        boolean kraft = !properties.text("process.roles").isEmpty();
        if (!kraft
                && properties.text("zookeeper.connect").isEmpty()
                && properties.text("listeners").isEmpty()) {
            return List.of(); // this is no configuration of a node
        }
        boolean broker = !kraft || words("process.roles").anyMatch("broker"::equals);
        Set<String> controllers = controllers();
        Set<String> own = new LinkedHashSet<>();
        words("listeners").forEach(listener -> own.add(nameOf(listener)));
        if (own.isEmpty()) {
            own.add(Transport.PLAINTEXT.name()); // Kafka's default
        }
        Map<String, Set<Use>> uses = new LinkedHashMap<>();
        own.forEach(name -> use(uses, name, controllers.contains(name) ? Use.CONTROLLERS : Use.CLIENTS));
        controllers.forEach(name -> use(uses, name, Use.CONTROLLERS));
        if (broker) {
            use(uses, interBroker(), Use.BROKERS);
        }
        NodeIdentity identity = new NodeIdentity(properties);
        return uses.entrySet().stream()
                .flatMap(entry -> Optional.ofNullable(protocols.get(entry.getKey()))
                        .map(transport -> new NodeListener(
                                entry.getKey(),
                                transport,
                                entry.getValue(),
                                entry.getValue().equals(EnumSet.of(Use.CLIENTS))
                                        ? Optional.empty()
                                        : identity.on(
                                                entry.getKey(),
                                                transport,
                                                entry.getValue().contains(Use.CONTROLLERS)
                                                        && !entry.getValue().contains(Use.BROKERS),
                                                own.contains(entry.getKey()))))
                        .stream())
                .toList();
    }

    /** Those of KRaft's controllers; in ZooKeeper mode the one over which the controller talks to brokers. */
    private Set<String> controllers() {
        Set<String> names = new LinkedHashSet<>();
        Stream.concat(words("controller.listener.names"), words("control.plane.listener.name"))
                .forEach(name -> names.add(normalized(name)));
        return names;
    }

    private static String nameOf(String listener) {
        return normalized(listener.split("://", 2)[0]);
    }

    private String interBroker() {
        String name = properties.text("inter.broker.listener.name");
        String protocol = properties.text("security.inter.broker.protocol");
        return normalized(!name.isEmpty() ? name : protocol.isEmpty() ? Transport.PLAINTEXT.name() : protocol);
    }

    private static void use(Map<String, Set<Use>> uses, String name, Use use) {
        uses.computeIfAbsent(name, key -> EnumSet.noneOf(Use.class)).add(use);
    }

    private Stream<String> words(String key) {
        return Arrays.stream(properties.text(key).split(",", -1))
                .map(String::trim)
                .filter(word -> !word.isEmpty());
    }

    private static Optional<Transport> transport(String text) {
        return Arrays.stream(Transport.values())
                .filter(transport -> transport.name().equals(normalized(text)))
                .findFirst();
    }

    private static String normalized(String name) {
        return name.trim().toUpperCase(Locale.ROOT);
    }
}
