/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.read;

import io.mojaloop.kafka.security.cli.policy.acls.ClusterAccess;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.policy.LogText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a cluster itself tells of quotas, through Kafka's client. One client for as long as it is open. */
public final class LiveCluster implements AutoCloseable {
    private static final String CALLBACK = "client.quota.callback.class";
    private static final Duration POLL = Duration.ofMillis(500);

    private final ClusterAccess access;
    private final Admin admin;

    private LiveCluster(ClusterAccess access, Admin admin) {
        this.access = access;
        this.admin = admin;
    }

    /** @throws CommandException with exit code 2 if no client can be made */
    public static LiveCluster open(ClusterAccess access) {
        try {
            return new LiveCluster(access, Admin.create(access.properties()));
        } catch (KafkaException e) {
            throw CommandException.unusable("no client for " + access.name() + ": " + causes(e));
        }
    }

    /** @throws CommandException with exit code 2 and a remedy if the cluster does not answer or refuses */
    public List<KafkaQuota> kafkaQuotas() {
        List<KafkaQuota> quotas = new ArrayList<>();
        await(admin.describeClientQuotas(ClientQuotaFilter.all()).entities(), "DescribeConfigs on the cluster")
                .forEach((entity, limits) -> quotas.add(KafkaQuota.of(entity, limits)));
        return quotas;
    }

    /** The call-back that a broker runs; empty if it has none, or does not say. */
    public Optional<String> callback() {
        try {
            String broker =
                    await(admin.describeCluster().nodes(), "").iterator().next().idString();
            ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker);
            Config config =
                    await(admin.describeConfigs(List.of(resource)).all(), "").get(resource);
            return config == null || config.get(CALLBACK) == null
                    ? Optional.empty()
                    : Optional.ofNullable(config.get(CALLBACK).value()).filter(name -> !name.isEmpty());
        } catch (CommandException notSaid) {
            return Optional.empty();
        }
    }

    /**
     * What nodes wrote to a topic: the newest of each.
     *
     * @return empty if there is no such topic
     * @throws CommandException with exit code 2 if it may not be read
     */
    public Optional<List<NodeReport>> statuses(String topic) {
        try {
            wait(admin.describeTopics(List.of(topic)).allTopicNames());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw failure(
                    e.getCause() == null ? e : e.getCause(), "Describe and Read on the topic " + LogText.escape(topic));
        }
        Map<String, Object> properties = new TreeMap<>();
        access.properties().forEach((key, value) -> properties.put(key.toString(), value));
        properties.remove("group.id");
        properties.put("allow.auto.create.topics", false);
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "earliest");
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return Optional.of(newest(consumer, topic));
        } catch (KafkaException e) {
            throw failure(e, "Read on the topic " + LogText.escape(topic));
        }
    }

    private List<NodeReport> newest(Consumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<String, NodeReport> newest = new TreeMap<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(access.timeoutSeconds());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() - deadline > 0) {
                throw CommandException.unusable(access.name() + ": the topic " + LogText.escape(topic)
                        + " could not be read within " + access.timeoutSeconds() + " s; --timeout gives more");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.value() != null) {
                    StatusReader.read(record.value())
                            .ifPresent(status -> newest.merge(
                                    status.node(),
                                    new NodeReport(status, "topic"),
                                    (one, other) -> other.status().timeMs()
                                                    >= one.status().timeMs()
                                            ? other
                                            : one));
                }
            }
        }
        return List.copyOf(newest.values());
    }

    private <T> T await(KafkaFuture<T> future, String right) {
        try {
            return wait(future);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause(), right);
        }
    }

    private <T> T wait(KafkaFuture<T> future) throws ExecutionException {
        try {
            // One second more than the client takes itself, whose own error says more.
            return future.get(access.timeoutSeconds() + 1L, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw failure(e, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.unusable("interrupted while waiting for " + access.name());
        }
    }

    private CommandException failure(Throwable cause, String right) {
        String what;
        if (cause instanceof AuthorizationException) {
            what = "does not let this client ask for quotas: it needs " + right
                    + ". Name another client in --command-config";
        } else if (cause instanceof AuthenticationException) {
            what = "does not accept this client: " + causes(cause) + ". Look into --command-config";
        } else if (cause instanceof org.apache.kafka.common.errors.TimeoutException
                || cause instanceof TimeoutException) {
            what = "did not answer within " + access.timeoutSeconds() + " s. Is the address right, and does"
                    + (access.config().isEmpty()
                            ? " the listener need a --command-config (TLS, SASL)?"
                            : " security.protocol in --command-config fit the listener?");
        } else {
            what = "could not tell its quotas: " + causes(cause);
        }
        return CommandException.unusable(access.name() + " " + what);
    }

    private static String causes(Throwable error) {
        return ClusterAccess.causes(error);
    }

    /** At once: every answer has been waited for. */
    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
