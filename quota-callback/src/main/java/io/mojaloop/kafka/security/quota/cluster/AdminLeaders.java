/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import io.mojaloop.kafka.security.quota.cluster.Leadership.Leaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks by an Admin client: lists all topics, internal ones too, and describes them in batches, so that no answer is large.
 * The client is kept from one time to the next; after a failure a new one is made, which reads key stores anew.
 */
final class AdminLeaders implements LeaderSource {
    private static final int BATCH = 500;

    private final Map<String, Object> configs;
    private final String nodeId;
    private final long timeoutMs;
    private @Nullable Admin admin;

    /** @param configs of the client, see {@link ClientConfigs} */
    AdminLeaders(Map<String, Object> configs, String nodeId, long timeoutMs) {
        this.configs = Map.copyOf(configs);
        this.nodeId = nodeId;
        this.timeoutMs = timeoutMs;
    }

    @Override
    public Leadership read() throws InterruptedException, ExecutionException, TimeoutException {
        boolean complete = false;
        try {
            Leadership read = read(open());
            complete = true;
            return read;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private Admin open() {
        Admin present = admin;
        if (present == null) {
            present = Admin.create(configs);
            admin = present;
        }
        return present;
    }

    private Leadership read(Admin open) throws InterruptedException, ExecutionException, TimeoutException {
        int brokers = await(open.describeCluster().nodes()).size();
        List<String> names = new ArrayList<>(await(
                open.listTopics(new ListTopicsOptions().listInternal(true)).names()));
        Map<String, Leaders> topics = new HashMap<>();
        for (int from = 0; from < names.size(); from += BATCH) {
            List<String> batch = names.subList(from, Math.min(names.size(), from + BATCH));
            for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                    open.describeTopics(batch).topicNameValues().entrySet()) {
                try {
                    topics.put(topic.getKey(), leaders(await(topic.getValue())));
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)) {
                        throw failed;
                    }
                    // Deleted since it was listed.
                }
            }
        }
        return new Leadership(Leadership.Source.WATCHED, Math.max(1, brokers), topics);
    }

    private <T> T await(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(timeoutMs, TimeUnit.MILLISECONDS);
    }

    private Leaders leaders(TopicDescription topic) {
        int own = 0;
        int all = 0;
        for (TopicPartitionInfo partition : topic.partitions()) {
            Node leader = partition.leader();
            if (leader != null && !leader.isEmpty()) {
                all++;
                own += leader.idString().equals(nodeId) ? 1 : 0;
            }
        }
        return new Leaders(own, all);
    }

    @Override
    public void close() {
        Admin present = admin;
        admin = null;
        if (present != null) {
            present.close(Duration.ZERO);
        }
    }
}
