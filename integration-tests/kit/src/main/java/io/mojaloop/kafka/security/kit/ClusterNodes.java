/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The processes of one cluster: started in order, watched while they start, ended together. */
final class ClusterNodes {
    private static final String STOLEN_PORT = "Address already in use";
    private static final String OLD_SESSION = "KeeperErrorCode = NodeExists";
    private static final int RESTART_TRIES = 4;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final ClusterSpec spec;
    private final RunDirectory run;
    private final Map<Integer, KafkaNode> nodes = new LinkedHashMap<>();
    private final Optional<ZooKeeperServer> zookeeper;

    ClusterNodes(ClusterSpec spec, RunDirectory run, KafkaDistribution distribution, String storePassword) {
        this.spec = spec;
        this.run = run;
        FreePorts free = FreePorts.find(NodePlan.portsPerNode() * (spec.nodes() + 1) + 1);
        this.zookeeper = spec.mode() == ClusterSpec.Mode.ZOOKEEPER
                ? Optional.of(new ZooKeeperServer(spec, run, distribution, free.next()))
                : Optional.empty();
        List<NodePlan> plans = NodePlan.of(spec, free);
        BrokerProperties properties = new BrokerProperties(
                spec, plans, run.certificates(), storePassword, zookeeper.map(ZooKeeperServer::connect));
        String jmxPassword = Passwords.random();
        JmxLink.writeAccess(run, jmxPassword);
        for (NodePlan plan : plans) {
            nodes.put(
                    plan.id(),
                    new KafkaNode(
                            spec,
                            plan,
                            run,
                            distribution,
                            properties,
                            jmxPassword,
                            zookeeper.map(ZooKeeperServer::clientJaas)));
        }
    }

    static boolean isStolenPort(KitException e) {
        return diedOf(STOLEN_PORT, e);
    }

    private static boolean isOldSession(KitException e) {
        return diedOf(OLD_SESSION, e);
    }

    private static boolean diedOf(String cause, KitException e) {
        return e.kind() == KitException.Kind.NODE_DIED
                && String.valueOf(e.getMessage()).contains(cause);
    }

    void startAll(Tools tools, Progress progress) {
        if (zookeeper.isPresent()) {
            ZooKeeperServer server = zookeeper.get();
            progress.step("Starting ZooKeeper (SASL required)");
            server.process().start();
            await(server::isReady, "ZooKeeper does not answer. ", server.process());
            progress.step("Storing " + spec.scramUsers().size() + " SCRAM users");
            server.prepare(tools, spec.scramUsers());
        } else {
            progress.step("Formatting " + nodes.size() + (nodes.size() == 1 ? " node" : " nodes"));
            KraftFormat.format(spec, nodes.values(), tools);
        }
        progress.step("Starting Kafka " + spec.kafkaVersion() + " on "
                + (nodes.size() == 1 ? "1 node" : nodes.size() + " nodes"));
        nodes.values().forEach(node -> node.process().start());
        for (KafkaNode node : nodes.values()) {
            await(node::isReady, node.plan().name() + " is not ready. ", node.process());
        }
        KafkaNode first = nodes.values().iterator().next();
        await(this::isComplete, "Not all brokers are in service. ", first.process());
    }

    /**
     * Same data, same ports. What may stand in the way passes: a port taken by an outgoing connection, or in ZooKeeper
     * mode the session of a node that was killed.
     */
    void start(int id) {
        KafkaNode node = node(id);
        for (int attempt = 1; ; attempt++) {
            node.process().start();
            try {
                await(node::isReady, node.plan().name() + " is not ready. ", node.process());
                return;
            } catch (KitException e) {
                node.process().kill();
                if (attempt == RESTART_TRIES || !(isStolenPort(e) || isOldSession(e))) {
                    throw e;
                }
            }
        }
    }

    void stop(int id) {
        node(id).process().stop(STOP_PATIENCE);
        node(id).jmx().close();
    }

    void kill(int id) {
        node(id).process().kill();
        node(id).jmx().close();
    }

    KafkaNode node(int id) {
        KafkaNode node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("No node " + id + "; there are " + nodes.keySet());
        }
        return node;
    }

    Collection<KafkaNode> all() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    Optional<ZooKeeperServer> zookeeper() {
        return zookeeper;
    }

    List<ChildProcess> processes() {
        List<ChildProcess> processes = new ArrayList<>();
        nodes.values().forEach(node -> processes.add(node.process()));
        zookeeper.ifPresent(server -> processes.add(server.process()));
        return processes;
    }

    void killAll() {
        disconnect();
        // All at once, or the last ones would spend their time looking for the first.
        processes().parallelStream().forEach(ChildProcess::kill);
    }

    void disconnect() {
        nodes.values().forEach(node -> node.jmx().close());
    }

    RunDirectory run() {
        return run;
    }

    private boolean isComplete() {
        nodes.values().forEach(node -> node.process().requireAlive());
        return nodes.values().stream().mapToInt(KafkaNode::activeBrokers).max().orElse(0) >= spec.nodes();
    }

    private void await(BooleanSupplier condition, String failure, ChildProcess process) {
        Await.until(
                condition,
                spec.startTimeout(),
                () -> failure + "Waited " + spec.startTimeout().toSeconds() + " s. " + process.tail());
    }
}
