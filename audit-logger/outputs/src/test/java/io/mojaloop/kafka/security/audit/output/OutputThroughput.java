/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output;

import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.audit.output.fluentd.FluentdOutputFactory;
import io.mojaloop.kafka.security.audit.output.fluentd.FluentdReceivers;
import io.mojaloop.kafka.security.audit.output.follow.TestTrail;
import io.mojaloop.kafka.security.audit.output.kafka.KafkaOutputFactory;
import io.mojaloop.kafka.security.kit.ClusterSpec;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.SecuredCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast a backlog is delivered; to be run by name. It asserts nothing. */
class OutputThroughput {
    private static final int RECORDS = 100_000;

    @TempDir
    Path directory;

    private void measure(String what, OutputFactory factory, Map<String, String> settings) throws Exception {
        for (String format : List.of("ecs", "mojaloop")) {
            Path trailDirectory = Files.createDirectory(directory.resolve(format));
            try (TestTrail trail = new TestTrail(trailDirectory)) {
                trail.write(RECORDS);
                Map<String, String> with = new HashMap<>(settings);
                with.put("format", format);
                long bytes = trail.bytes();
                long begin = System.nanoTime();
                try (Output output = factory.start("bench", with, trail.context())) {
                    await().atMost(120, TimeUnit.SECONDS)
                            .pollInterval(5, TimeUnit.MILLISECONDS)
                            .until(() ->
                                    output.acknowledgedSequence() == trail.end().sequence());
                    double seconds = (System.nanoTime() - begin) / 1e9;
                    System.out.printf(
                            "%s %s: %.0f records/s, %.1f MB/s of the trail, failures %d%n",
                            what,
                            format,
                            trail.end().sequence() / seconds,
                            bytes / seconds / 1e6,
                            output.status().failures());
                }
            }
        }
    }

    @Test
    void fluentd() throws Exception {
        try (FluentdReceivers.Counting receiver = FluentdReceivers.counting(directory)) {
            measure(
                    "fluentd, FluentServer",
                    new FluentdOutputFactory(),
                    Map.of("servers", "127.0.0.1:" + receiver.port()));
        }
    }

    @Test
    void kafka() throws Exception {
        try (SecuredCluster cluster =
                SecuredCluster.start(ClusterSpec.builder().kafkaVersion("3.9.2").build())) {
            Properties client = cluster.clientProperties(Credentials.scram("admin"));
            try (Admin admin = Admin.create(client)) {
                admin.createTopics(List.of(new NewTopic("topic-event", 1, (short) 1)))
                        .all()
                        .get();
            }
            Map<String, String> settings =
                    new HashMap<>(Map.of("bootstrap.servers", client.getProperty("bootstrap.servers")));
            client.remove("bootstrap.servers");
            client.forEach((key, value) -> settings.put("producer." + key, value.toString()));
            measure("kafka, one broker with TLS and SCRAM", new KafkaOutputFactory(), settings);
        }
    }
}
