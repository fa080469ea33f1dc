/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.curves;

import io.mojaloop.kafka.security.kit.ClusterSpec;
import io.mojaloop.kafka.security.kit.ClusterSpecBuilder;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.SecuredCluster;
import io.mojaloop.kafka.security.kit.load.Load;
import io.mojaloop.kafka.security.kit.load.LoadShape;
import io.mojaloop.kafka.security.kit.load.Stopwatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Real brokers, and clients with certificates that put load on them. Nobody needs a right. */
final class StudiedBrokers implements AutoCloseable {
    /** Kafka's quota.window.num and quota.window.size.seconds. */
    static final int WINDOW_SECONDS = 11;

    static final String TOPIC = "payments";

    private static final Path PLUGINS = Path.of("cli", "target", "kafka-security", "plugins");

    private final SecuredCluster kit;
    private final Stopwatch watch = new Stopwatch();
    private final List<Load> loads = new ArrayList<>();

    private StudiedBrokers(SecuredCluster kit) {
        this.kit = kit;
    }

    /** @param policy the document; empty for brokers without any plug-in */
    static StudiedBrokers start(String policy, int nodes, Map<String, String> properties) throws IOException {
        ClusterSpecBuilder spec = ClusterSpec.builder()
                .nodes(nodes)
                .heapMegabytes(nodes == 1 ? 1024 : 512)
                .jvmFlags("-XX:TieredStopAtLevel=4")
                .serverProperty("allow.everyone.if.no.acl.found", "true")
                .serverProperty("auto.leader.rebalance.enable", "false")
                .serverProperties(properties);
        if (!policy.isEmpty()) {
            Path file = Files.createTempDirectory("quota-curves").resolve("policy.yaml");
            Files.writeString(file, policy);
            spec.pluginJars(jars())
                    .authorizer("io.mojaloop.kafka.security.authorizer.PolicyAuthorizer")
                    .serverProperty(
                            "client.quota.callback.class", "io.mojaloop.kafka.security.quota.PolicyQuotaCallback")
                    .serverProperty("security.policy.file", file.toString());
        }
        return new StudiedBrokers(SecuredCluster.start(spec.build()));
    }

    private static List<Path> jars() throws IOException {
        if (!Files.isDirectory(PLUGINS)) {
            throw new IllegalStateException(
                    "no " + PLUGINS + ": build with -pl benchmarks,cli and run this in the root");
        }
        try (Stream<Path> files = Files.list(PLUGINS)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    SecuredCluster kit() {
        return kit;
    }

    Stopwatch watch() {
        return watch;
    }

    Admin admin() {
        return Admin.create(kit.clientProperties("admin"));
    }

    void createTopic(NewTopic topic) {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Load load(String user, LoadShape shape) {
        Load load = Load.start(kit.clientProperties(Credentials.certificate(user)), shape, watch);
        loads.add(load);
        return load;
    }

    /** Lets two windows pass: after them Kafka's rates know nothing of what was before. */
    int settle() {
        return watch.pass(2 * WINDOW_SECONDS);
    }

    @Override
    public void close() {
        loads.forEach(Load::close);
        kit.close();
    }
}
