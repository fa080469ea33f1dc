/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.management.MBeanServerConnection;

/**
 * A running cluster. Its nodes end with {@link #close()}, with Ctrl-C, and when this JVM is killed; unless the spec says
 * {@code detach}. Thread-safe as far as its nodes are: do not start and stop the same node at once.
 */
public final class SecuredCluster implements AutoCloseable {
    private final ClusterSpec spec;
    private final KafkaDistribution distribution;
    private final RunDirectory run;
    private final Certificates certificates;
    private final ClusterNodes nodes;
    private final Map<String, ScramUser> users = new ConcurrentHashMap<>();
    private final ClientConfig clients;
    private final Thread hook = new Thread(this::terminate, "kit-cluster-hook");
    private volatile boolean failed;
    private volatile boolean closed;

    SecuredCluster(ClusterSpec spec, KafkaDistribution distribution, RunDirectory run, Progress progress) {
        this.spec = spec;
        this.distribution = distribution;
        this.run = run;
        progress.step("Making certificates");
        this.certificates = new Certificates(run.certificates(), Passwords.random());
        RunDirectory.copyJars(spec.pluginJars(), run.plugins());
        this.nodes = new ClusterNodes(spec, run, distribution, certificates.password());
        spec.scramUsers().forEach(user -> users.put(user.name(), user));
        this.clients = new ClientConfig(certificates, users);
    }

    public static SecuredCluster start(ClusterSpec spec) {
        return start(spec, Progress.silent());
    }

    /**
     * Returns when every broker serves. Nothing is left running when it throws; the logs then stay, and the message says
     * where.
     *
     * @throws KitException of a kind that {@link KitException.Kind#isMissingRequirement()} when this machine lacks
     *     something, of another kind when a node failed
     */
    public static SecuredCluster start(ClusterSpec spec, Progress progress) {
        return ClusterStart.of(spec, progress);
    }

    /** Returns a running cluster, or leaves nothing running and throws. */
    void launch(Progress progress, boolean mayRetry) {
        long begin = System.nanoTime();
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            nodes.startAll(new Tools(run, distribution), progress);
            if (spec.detach()) {
                StopScript.write(run);
                ShutdownHooks.remove(hook);
            }
            progress.step("Ready after %.1f s".formatted((System.nanoTime() - begin) / 1e9));
        } catch (KitException e) {
            boolean retried = mayRetry && ClusterNodes.isStolenPort(e);
            failed = !retried;
            terminate();
            ShutdownHooks.remove(hook);
            throw retried ? e : new KitException(e.kind(), e.getMessage() + "\nLogs are in " + run.logs(), e);
        } catch (RuntimeException | Error e) {
            failed = true;
            terminate();
            ShutdownHooks.remove(hook);
            throw e;
        }
    }

    public ClusterSpec spec() {
        return spec;
    }

    public KafkaDistribution distribution() {
        return distribution;
    }

    /** All nodes, from 1; with a separate controller, that is node 1. */
    public List<Integer> nodeIds() {
        return nodes.all().stream().map(node -> node.plan().id()).toList();
    }

    /** The {@code bootstrap.servers} of a listener, every node that has it. */
    public String bootstrap(Listener listener) {
        String servers = nodes.all().stream()
                .filter(node -> node.plan().ports().containsKey(listener))
                .map(node -> BrokerProperties.HOST + ":" + node.plan().port(listener))
                .collect(Collectors.joining(","));
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("This cluster has no listener " + listener);
        }
        return servers;
    }

    /** Of one node only. */
    public String bootstrap(Listener listener, int node) {
        return BrokerProperties.HOST + ":" + nodes.node(node).plan().port(listener);
    }

    /** For a SCRAM user of the spec or one added later. */
    public Properties clientProperties(String scramUser) {
        return clientProperties(Credentials.scram(scramUser));
    }

    public Properties clientProperties(Credentials credentials) {
        return clients.of(credentials, bootstrap(credentials.listener()));
    }

    /** The same as a file, readable by its owner only. */
    public Path writeClientProperties(Credentials credentials, Path file) {
        PrivateFile.write(file, PropertiesText.render(clientProperties(credentials)));
        return file;
    }

    /** With a random password. Other nodes learn of it a moment later. */
    public ScramUser addScramUser(String name) {
        ScramUser user = ScramUser.of(name);
        addScramUser(user);
        return user;
    }

    public void addScramUser(ScramUser user) {
        kafkaConfigs(
                        "--alter",
                        "--add-config",
                        "SCRAM-SHA-512=[password=" + user.password() + "]",
                        "--entity-type",
                        "users",
                        "--entity-name",
                        user.name())
                .orThrow();
        users.put(user.name(), user);
    }

    /** kafka-acls as {@code admin}; the connection arguments are added. */
    public ToolResult kafkaAcls(String... arguments) {
        return kafkaAcls(Credentials.scram("admin"), arguments);
    }

    public ToolResult kafkaAcls(Credentials as, String... arguments) {
        boolean old = distribution.version().tools().isLine3();
        return adminTool(old ? "kafka.admin.AclCommand" : "org.apache.kafka.tools.AclCommand", as, arguments);
    }

    /** kafka-configs as {@code admin}; the connection arguments are added. */
    public ToolResult kafkaConfigs(String... arguments) {
        return kafkaConfigs(Credentials.scram("admin"), arguments);
    }

    public ToolResult kafkaConfigs(Credentials as, String... arguments) {
        return adminTool("kafka.admin.ConfigCommand", as, arguments);
    }

    /** kafka-topics as {@code admin}; the connection arguments are added. */
    public ToolResult kafkaTopics(String... arguments) {
        return adminTool("org.apache.kafka.tools.TopicCommand", Credentials.scram("admin"), arguments);
    }

    /** Any main class of the tools' class path, in a JVM of its own; no arguments are added. */
    public ToolResult runTool(String mainClass, String... arguments) {
        return new Tools(run, distribution.tools(Progress.silent())).run(mainClass, List.of(arguments));
    }

    private ToolResult adminTool(String mainClass, Credentials as, String... arguments) {
        return new Tools(run, distribution.tools(Progress.silent()))
                .runAs(clientProperties(as), mainClass, List.of(arguments));
    }

    /** SIGTERM; returns when the node has gone, after 30 s by SIGKILL. */
    public void stop(int node) {
        nodes.stop(node);
    }

    /** SIGKILL; returns when the node has gone. */
    public void kill(int node) {
        nodes.kill(node);
    }

    /** Starts a stopped node on its data and ports; returns when it is ready. */
    public void start(int node) {
        nodes.start(node);
    }

    public void restart(int node) {
        nodes.stop(node);
        nodes.start(node);
    }

    public boolean isRunning(int node) {
        return nodes.node(node).process().isAlive();
    }

    public long pid(int node) {
        return nodes.node(node).process().pid();
    }

    public Path serverProperties(int node) {
        return nodes.node(node).serverProperties();
    }

    public Path dataDirectory(int node) {
        return nodes.node(node).dataDirectory();
    }

    public Path serverLog(int node) {
        return nodes.node(node).serverLog();
    }

    /** What {@code kafka.authorizer.logger} writes, at the spec's level. */
    public Path authorizerLog(int node) {
        return nodes.node(node).authorizerLog();
    }

    /**
     * Through the node's JMX port.
     *
     * @throws KitException of kind IO while the node is down
     */
    public MBeanServerConnection jmx(int node) {
        try {
            return nodes.node(node).jmx().connection();
        } catch (IOException e) {
            throw KitException.io("Node " + node + " does not answer on its JMX port", e);
        }
    }

    /** {@code host:port} of the node's JMX, which lets nobody ask without what is in {@link #jmxPasswordFile}. */
    public String jmxAddress(int node) {
        return BrokerProperties.HOST + ":" + nodes.node(node).plan().jmxPort();
    }

    /** User and password as in {@code jmxremote.password}; readable by its owner only. */
    public Path jmxPasswordFile() {
        return JmxLink.passwordFile(run);
    }

    /** {@code host:port} with the chroot; empty in KRaft. */
    public Optional<String> zookeeperConnect() {
        return nodes.zookeeper().map(ZooKeeperServer::connect);
    }

    /** The JAAS file with a {@code Client} section for ZooKeeper, as the brokers have it; empty in KRaft. */
    public Optional<Path> zookeeperJaas() {
        return nodes.zookeeper().map(ZooKeeperServer::clientJaas);
    }

    /** The certificate authority, PEM. */
    public Path authorityCertificate() {
        return certificates.authorityPem();
    }

    public Path runDirectory() {
        return run.root();
    }

    /** Of a detached cluster. */
    public Path stopScript() {
        return run.root().resolve("stop.sh");
    }

    /** Makes {@link #close()} leave the logs where they are (data, keys and passwords go). */
    public void markFailed() {
        failed = true;
    }

    /** Copies the logs of all nodes, now. */
    public void keepLogs(Path target) {
        try {
            DirectoryTree.copy(run.logs(), target);
        } catch (IOException e) {
            throw KitException.io("Cannot copy the logs to " + target, e);
        }
    }

    /** Ends the nodes and removes the run directory; of a detached cluster it only lets go. */
    @Override
    public void close() {
        if (spec.detach()) {
            nodes.disconnect();
            return;
        }
        terminate();
        ShutdownHooks.remove(hook);
    }

    /** As {@link #close()}, for a detached cluster too. Idempotent. */
    public synchronized void terminate() {
        if (closed) {
            return;
        }
        closed = true;
        nodes.killAll();
        if (!spec.keep()) {
            run.delete(failed);
        }
    }
}
