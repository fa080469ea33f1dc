/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.CommandLine;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trail on a disk of its own that fills up: clients go on, the gap is told with its size, and nobody restarts anything. */
class DiskFullIT {
    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mountSmallDisk() throws IOException, InterruptedException {
        disk = Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "small-disk-");
        mounted = command("mount", "-t", "tmpfs", "-o", "size=3m,mode=0700", "tmpfs", disk.toString());
        assumeThat(mounted).as("may mount a file system").isTrue();
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            command("umount", disk.toString());
        }
        Files.deleteIfExists(disk);
    }

    @Test
    void diskFull_andFreedAgain_theLossIsTold_andTheTrailVerifies() {
        TrailFolders trails = TrailFolders.in(disk, 1);
        TestCluster.with(
                "DiskFullIT",
                Brokers.KRAFT_4_4,
                AuditedBrokers.of(Brokers.KRAFT_4_4, trails)
                        .serverProperty("security.audit.queue.capacity", "1024")
                        .serverProperty("security.audit.deny.burst", "1000000"),
                cluster -> {
                    fillAndFree(cluster, trails);
                    return true;
                });
    }

    private void fillAndFree(TestCluster cluster, TrailFolders trails) {
        String topic = cluster.newTopic("full");
        Client rogue = cluster.newClient("rogue");
        cluster.acls().grant(allow(rogue, DESCRIBE, topic(topic)));
        Path ballast = disk.resolve("ballast");
        long answered = 0;
        try (KafkaProducer<String, String> producer = rogue.producer(Map.of("enable.idempotence", "false"))) {
            answered += deny(producer, topic, 50);
            AuditMetrics metrics = AuditMetrics.of(cluster, 1);
            fill(ballast);
            for (int i = 0; i < 40 && metrics.number("Failures") == 0; i++) {
                answered += deny(producer, topic, 100);
            }
            assertThat(metrics.number("Failures")).isPositive();
            answered += deny(producer, topic, 3000); // more than the queue holds: each is answered all the same
            Files.delete(ballast);
            long expected = answered;
            await("every denial is told: by a record, in a count, or as lost")
                    .untilAsserted(
                            () -> assertThat(told(trails, topic) + lost(trails)).isEqualTo(expected));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        cluster.kit().stop(1);
        CommandLine verified = trails.verify(1);
        assertThat(verified.exitCode())
                .as("%s%s", verified.out(), verified.err())
                .isZero();
    }

    private static long told(TrailFolders trails, String topic) {
        return trails.records(1).stream()
                .filter(record -> record.isDenied() && record.resource().equals(topic))
                .mapToLong(AuditRecord::count)
                .sum();
    }

    private static long lost(TrailFolders trails) {
        return trails.records(1).stream()
                .filter(record -> record.has("kafka.audit.lost.deny"))
                .mapToLong(record -> record.number("kafka.audit.lost.deny"))
                .sum();
    }

    private static int deny(KafkaProducer<String, String> producer, String topic, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(outcome(() -> get(producer.send(new ProducerRecord<>(topic, "v")))))
                    .isEqualTo("TopicAuthorizationException");
        }
        return times;
    }

    private static void fill(Path ballast) {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
