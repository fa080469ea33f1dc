/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.flood;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.audit.trail.verify.TrailVerifier;
import io.mojaloop.kafka.security.audit.trail.verify.Verification;
import io.mojaloop.kafka.security.kit.ClusterSpec;
import io.mojaloop.kafka.security.kit.ClusterSpecBuilder;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.SecuredCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One real broker, with or without a trail.
 *
 * @param kit the broker
 * @param audit where the trail and its keys are; empty without
 */
record FloodedCluster(SecuredCluster kit, Optional<Path> audit) implements AutoCloseable {
    static final String TOPIC = "payments";
    static final String FLOODER = "flooder";

    private static final Path PLUGINS = Path.of("cli", "target", "kafka-security", "plugins");

    /** Topics that nobody may use. */
    static final List<String> FORBIDDEN =
            IntStream.range(0, 20).mapToObj(i -> "settlement-" + i).toList();

    static FloodedCluster start(boolean audited) throws IOException {
        ClusterSpecBuilder spec = ClusterSpec.builder()
                .pluginJars(jars())
                .authorizer("io.mojaloop.kafka.security.authorizer.PolicyAuthorizer")
                .heapMegabytes(1024)
                // The kit starts quickly; here the broker is to run as it does in production.
                .jvmFlags("-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC", "-XX:+UseG1GC");
        Optional<Path> audit = Optional.empty();
        if (audited) {
            Path directory = Files.createTempDirectory("flood-audit");
            TrailKeys.generate(directory.resolve("keys"));
            spec.serverProperty("security.audit.dir", directory.resolve("trail").toString())
                    .serverProperty(
                            "security.audit.keys.dir", directory.resolve("keys").toString());
            audit = Optional.of(directory);
        }
        FloodedCluster cluster = new FloodedCluster(SecuredCluster.start(spec.build()), audit);
        cluster.prepare();
        return cluster;
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

    private void prepare() {
        try (Admin admin = Admin.create(kit.clientProperties("admin"))) {
            List<NewTopic> topics = new ArrayList<>();
            topics.add(new NewTopic(TOPIC, 1, (short) 1));
            FORBIDDEN.forEach(topic -> topics.add(new NewTopic(topic, 1, (short) 1)));
            admin.createTopics(topics).all().get();
            admin.createAcls(List.of(
                            allow("service", ResourceType.TOPIC, TOPIC), allow("service", ResourceType.GROUP, TOPIC)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static AclBinding allow(String user, ResourceType type, String name) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", AclOperation.ALL, AclPermissionType.ALLOW));
    }

    Properties service() {
        return kit.clientProperties(Credentials.certificate("service"));
    }

    Properties flooder() {
        return kit.clientProperties(Credentials.certificate(FLOODER));
    }

    /** Ends the broker in order, and says what its trail holds. */
    Evidence evidence() throws IOException {
        kit.stop(1);
        Path directory = audit.orElseThrow();
        Verification verification = TrailVerifier.verify(
                new TrailVerifier.Question(
                        List.of(directory.resolve("trail")),
                        List.of(TrailKeys.readPublicKey(
                                directory.resolve("keys").resolve(TrailKeys.PUBLIC_KEY))),
                        Optional.empty(),
                        List.of(),
                        true),
                (file, read, total) -> {});
        long records = 0;
        long denied = 0;
        ObjectMapper json = new ObjectMapper();
        for (Path file : files(directory.resolve("trail"))) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonNode record = json.readTree(line);
                    if (record.at("/event/action").asText().equals("authorization-denied")
                            && record.at("/user/name").asText().equals(FLOODER)) {
                        records++;
                        denied += record.at("/kafka/count").asLong(1);
                    }
                }
            }
        }
        return new Evidence(
                denied,
                records,
                verification.summary().lostEvents(),
                verification.severity().name());
    }

    private static List<Path> files(Path trail) throws IOException {
        try (Stream<Path> files = Files.list(trail)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        kit.close();
    }

    /**
     * What a trail says of the flood.
     *
     * @param denied requests of the flooder
     * @param records in which they are told
     * @param lost events of any kind that the trail says are not in it
     * @param verdict of the verification
     */
    record Evidence(long denied, long records, long lost, String verdict) {}
}
