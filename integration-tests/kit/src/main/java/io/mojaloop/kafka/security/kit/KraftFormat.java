/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Formats the data directories of a KRaft cluster, the SCRAM users included. */
final class KraftFormat {
    private KraftFormat() {}

    static void format(ClusterSpec spec, Collection<KafkaNode> nodes, Tools tools) {
        String clusterId = clusterId();
        // From 3.9 on the tool has an entry point that returns, so one JVM does for all nodes.
        boolean returns = spec.kafkaVersion().isAtLeast(3, 9);
        List<List<String>> calls = new ArrayList<>();
        for (KafkaNode node : nodes) {
            List<String> call = new ArrayList<>(List.of(
                    returns ? "kafka.tools.StorageTool#execute" : "kafka.tools.StorageTool",
                    "format",
                    "--cluster-id",
                    clusterId,
                    "--config",
                    node.serverProperties().toString()));
            for (ScramUser user : spec.scramUsers()) {
                call.add("--add-scram");
                call.add("SCRAM-SHA-512=[name=" + user.name() + ",password=" + user.password() + "]");
            }
            calls.add(call);
        }
        if (returns) {
            tools.run(List.of(), calls).orThrow();
        } else {
            calls.forEach(call -> tools.run(List.of(), List.of(call)).orThrow());
        }
    }

    private static String clusterId() {
        UUID uuid = UUID.randomUUID();
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
        // Kafka's option parser takes a leading dash for an option.
        return text.startsWith("-") ? clusterId() : text;
    }
}
