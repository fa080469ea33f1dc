/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders a node's server.properties. Pure: what it needs to know of files and ports is in its arguments. */
record BrokerProperties(
        ClusterSpec spec, List<NodePlan> nodes, Path certificates, String storePassword, Optional<String> zookeeper) {
    static final String HOST = "127.0.0.1";
    private static final String MAPPING = "RULE:^CN=([^,]+).*$/$1/,DEFAULT";

    Map<String, String> of(NodePlan node, Path data) {
        Map<String, String> p = new LinkedHashMap<>();
        identity(node, p);
        p.put("log.dirs", data.toString());
        listeners(node, p);
        tls(p);
        p.put("authorizer.class.name", spec.stockAuthorizer());
        p.put("super.users", String.join(";", spec.superUsers()));
        internalTopics(p);
        frugality(p);
        spec.serverProperties()
                .forEach((key, value) -> p.put(key, value.replace("{node}", Integer.toString(node.id()))));
        p.values().removeIf(String::isEmpty);
        return p;
    }

    private void identity(NodePlan node, Map<String, String> p) {
        if (spec.mode() == ClusterSpec.Mode.ZOOKEEPER) {
            p.put("broker.id", Integer.toString(node.id()));
            p.put("zookeeper.connect", zookeeper.orElseThrow());
            p.put("zookeeper.set.acl", "true");
            // A killed broker's registration stays this long and refuses its successor; 18 s by default.
            p.put("zookeeper.session.timeout.ms", "6000");
            return;
        }
        p.put("node.id", Integer.toString(node.id()));
        p.put(
                "process.roles",
                node.broker() && node.controller() ? "broker,controller" : node.broker() ? "broker" : "controller");
        p.put(
                "controller.quorum.voters",
                nodes.stream()
                        .filter(NodePlan::controller)
                        .map(n -> n.id() + "@" + HOST + ":" + n.port(Listener.CONTROLLER))
                        .collect(Collectors.joining(",")));
        p.put("controller.listener.names", Listener.CONTROLLER.name());
    }

    private void listeners(NodePlan node, Map<String, String> p) {
        p.put("listeners", endpoints(node, true));
        if (node.broker()) {
            p.put("advertised.listeners", endpoints(node, false));
        }
        p.put(
                "listener.security.protocol.map",
                Arrays.stream(Listener.values())
                        .map(l -> l + ":" + l.securityProtocol())
                        .collect(Collectors.joining(",")));
        p.put("inter.broker.listener.name", Listener.INTERNAL.name());
        p.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        p.put(
                "listener.name.client.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    }

    private static String endpoints(NodePlan node, boolean withController) {
        return Arrays.stream(Listener.values())
                .filter(l -> node.ports().containsKey(l))
                .filter(l -> withController || l != Listener.CONTROLLER)
                .map(l -> l + "://" + HOST + ":" + node.port(l))
                .collect(Collectors.joining(","));
    }

    private void tls(Map<String, String> p) {
        p.put("ssl.keystore.type", "PKCS12");
        p.put("ssl.keystore.location", certificates.resolve("broker.p12").toString());
        p.put("ssl.keystore.password", storePassword);
        p.put("ssl.key.password", storePassword);
        p.put("ssl.truststore.type", "PKCS12");
        p.put("ssl.truststore.location", certificates.resolve("ca.p12").toString());
        p.put("ssl.truststore.password", storePassword);
        for (Listener mutual : List.of(Listener.MTLS, Listener.INTERNAL, Listener.CONTROLLER)) {
            p.put("listener.name." + mutual.name().toLowerCase(Locale.ROOT) + ".ssl.client.auth", "required");
        }
        p.put("ssl.principal.mapping.rules", MAPPING);
    }

    private void internalTopics(Map<String, String> p) {
        String replicas = Integer.toString(Math.min(3, spec.nodes()));
        String inSync = Integer.toString(Math.min(2, spec.nodes()));
        p.put("offsets.topic.num.partitions", "1");
        p.put("offsets.topic.replication.factor", replicas);
        p.put("transaction.state.log.num.partitions", "1");
        p.put("transaction.state.log.replication.factor", replicas);
        p.put("transaction.state.log.min.isr", inSync);
        if (!spec.kafkaVersion().isLine3()) {
            p.put("share.coordinator.state.topic.num.partitions", "1");
            p.put("share.coordinator.state.topic.replication.factor", replicas);
            p.put("share.coordinator.state.topic.min.isr", inSync);
        }
        p.put("auto.create.topics.enable", "false");
    }

    /** Short waits and small buffers: the cleaner alone would take 128 MB of a 256 MB heap. */
    private void frugality(Map<String, String> p) {
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "4");
        p.put("log.cleaner.dedupe.buffer.size", "4194304");
        if (spec.mode() == ClusterSpec.Mode.KRAFT) {
            p.put("broker.heartbeat.interval.ms", "500");
            // A node that comes back is refused as a duplicate until the session of its former self has run out.
            p.put("broker.session.timeout.ms", "3000");
        }
    }
}
