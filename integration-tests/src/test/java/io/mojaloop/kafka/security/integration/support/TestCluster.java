/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.kit.ClusterSpecBuilder;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.Listener;
import io.mojaloop.kafka.security.kit.SecuredCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * One cluster for all tests of a class: {@code @RegisterExtension static final TestCluster CLUSTER = TestCluster.of(...)}.
 * When a test fails, the brokers' logs are copied to {@code target/broker-logs/<class>}.
 *
 * <p>Tests share it, so each makes topics and principals of its own: {@link #newTopic} and {@link #newClient} give names
 * that nobody else has.
 */
public final class TestCluster implements BeforeAllCallback, AfterAllCallback, TestWatcher {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Brokers brokers;
    private final ClusterSpecBuilder spec;
    private final List<Admin> admins = new ArrayList<>();
    private final Map<Integer, AclAdmin> aclsByNode = new HashMap<>();
    private SecuredCluster kit;
    private long started;
    private boolean failed;

    private TestCluster(Brokers brokers, ClusterSpecBuilder spec) {
        this.brokers = brokers;
        this.spec = spec;
    }

    public static TestCluster of(Brokers brokers, ClusterSpecBuilder spec) {
        return new TestCluster(brokers, spec);
    }

    public static TestCluster of(Brokers brokers) {
        return of(brokers, brokers.ours().scramUsers("alice", "rogue"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
        System.out.printf(
                "[it] %s: Kafka %s %s up after %.1f s%n",
                context.getDisplayName(), brokers.version(), brokers.mode(), seconds());
    }

    /** For a cluster that serves a part of a test. Its logs are kept under that name when it throws. */
    public static <T> T with(String name, Brokers brokers, ClusterSpecBuilder spec, Function<TestCluster, T> use) {
        TestCluster cluster = of(brokers, spec);
        try {
            cluster.start();
            T result = use.apply(cluster);
            cluster.assertNoErrors();
            return result;
        } catch (RuntimeException | Error e) {
            cluster.keepLogs(name);
            throw e;
        } finally {
            cluster.close();
        }
    }

    private void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
        started = System.nanoTime();
        kit = SecuredCluster.start(spec.build());
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        failed = true;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        failed |= context.getExecutionException().isPresent();
        if (failed) {
            keepLogs(context.getRequiredTestClass().getSimpleName());
        }
        try {
            assertNoErrors();
        } finally {
            close();
            System.out.printf("[it] %s: %.1f s in all%n", context.getDisplayName(), seconds());
        }
    }

    private void keepLogs(String name) {
        if (kit != null) {
            Path logs = Path.of(System.getProperty("it.brokerLogs", "target/broker-logs"))
                    .resolve(name);
            kit.keepLogs(logs);
            System.out.println("[it] broker logs are in " + logs);
        }
    }

    /** No decision was denied by an error, and no update of the ACLs failed, in any instance that is up. */
    private void assertNoErrors() {
        if (kit == null) {
            return;
        }
        for (Metrics metrics : instances()) {
            assertThat(metrics.count("DeniedByError")).as(metrics.name()).isZero();
            assertThat(metrics.count("FailedUpdates")).as(metrics.name()).isZero();
        }
    }

    private void close() {
        admins.forEach(Admin::close);
        admins.clear();
        aclsByNode.clear();
        if (kit != null) {
            kit.close();
            kit = null;
        }
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    public SecuredCluster kit() {
        return kit;
    }

    public Brokers brokers() {
        return brokers;
    }

    /** A name that no other test has. */
    public static String unique(String prefix) {
        return prefix + "-" + NAMES.incrementAndGet();
    }

    /** A client with a certificate of its own: a principal that no ACL speaks of yet. */
    public Client newClient(String prefix) {
        return client(Credentials.certificate(unique(prefix)));
    }

    public Client client(Credentials credentials) {
        return Client.of(credentials, kit.clientProperties(credentials));
    }

    /** A client that knows one node only. */
    public Client clientOf(int node, Credentials credentials) {
        Client client = client(credentials);
        client.properties().put("bootstrap.servers", kit.bootstrap(credentials.listener(), node));
        return client;
    }

    /** The super user {@code User:admin}. */
    public Client superUser() {
        return client(Credentials.scram("admin"));
    }

    /** A topic with one partition on every node. */
    public String newTopic(String prefix) {
        String name = unique(prefix);
        createTopic(name);
        return name;
    }

    public void createTopic(String name) {
        short replicas = (short) Math.min(3, kit.spec().nodes());
        acls().admin().createTopic(new NewTopic(name, 1, replicas));
    }

    /** The ACLs as the first broker has them; changes return when they are in effect there. */
    public AclAdmin acls() {
        return acls(brokerIds().get(0));
    }

    public AclAdmin acls(int node) {
        return aclsByNode.computeIfAbsent(node, id -> {
            Client superUser = superUser();
            superUser.properties().put("bootstrap.servers", kit.bootstrap(Listener.CLIENT, id));
            Admin admin = Admin.create(superUser.properties());
            admins.add(admin);
            return new AclAdmin(new AdminCalls(admin));
        });
    }

    /** All nodes that serve clients. */
    public List<Integer> brokerIds() {
        return kit.nodeIds().stream()
                .skip(kit.spec().separateController() ? 1 : 0)
                .toList();
    }

    public Metrics metrics(int node, String role) {
        return new Metrics(kit, node, role);
    }

    /** All authorizers that are up: a combined node has two. */
    public List<Metrics> instances() {
        return kit.nodeIds().stream()
                .filter(kit::isRunning)
                .flatMap(node -> Stream.of(metrics(node, "broker"), metrics(node, "controller")))
                .filter(Metrics::registered)
                .toList();
    }

    public LogFile authorizerLog() {
        return new LogFile(kit.authorizerLog(1));
    }

    public LogFile serverLog() {
        return serverLog(1);
    }

    public LogFile serverLog(int node) {
        return new LogFile(kit.serverLog(node));
    }
}
