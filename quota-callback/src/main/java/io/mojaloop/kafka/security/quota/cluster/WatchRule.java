/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.kafka.server.quota.ClientQuotaCallback;

/**
 * When a node has to ask the cluster who leads which partition. Kafka 3.9 does not tell in KRaft mode; where it should tell
 * and does not within {@link #PATIENCE_MS}, the node asks too: the call is deprecated and to go with 5.0 (KAFKA-19566).
 *
 * @param choice of {@code security.quota.cluster.watch}
 * @param told whether Kafka of this version and mode tells the call-back by itself
 * @param startedMs when the node began to wait for that
 */
public record WatchRule(Choice choice, boolean told, long startedMs) {
    /** How long a broker may take until it tells. */
    public static final long PATIENCE_MS = 30_000;

    private static final String UNKNOWN = "unknown";

    /** Of the operator. */
    public enum Choice {
        AUTO,
        ON,
        OFF
    }

    /**
     * Which rule holds on a node.
     *
     * @param broker whether it is one: a node that is controller only enforces no part of a budget
     * @param kraft whether it is in KRaft mode
     * @param kafkaVersion see {@link #kafkaVersion}
     */
    public static WatchRule of(Choice choice, boolean broker, boolean kraft, String kafkaVersion, long nowMs) {
        return new WatchRule(broker ? choice : Choice.OFF, !(kraft && isLine3(kafkaVersion)), nowMs);
    }

    /** Of the broker that this runs in, as {@code 3.9.2}; {@code unknown} if it does not say. */
    public static String kafkaVersion() {
        // Kafka's AppInfoParser reads the same, but is in another package since 4.4.
        try (InputStream file = ClientQuotaCallback.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version", UNKNOWN).trim();
        } catch (IOException | IllegalArgumentException unreadable) {
            return UNKNOWN;
        }
    }

    /** KAFKA-18225 gave brokers in KRaft mode the call, with 4.0. What is no number is taken for a later one. */
    private static boolean isLine3(String version) {
        return version.startsWith("3.");
    }

    /**
     * @param clusterBudgets whether a tenant has one
     * @param hasTold whether Kafka has told the call-back
     */
    public boolean isToWatch(boolean clusterBudgets, boolean hasTold, long nowMs) {
        return clusterBudgets
                && switch (choice) {
                    case OFF -> false;
                    case ON -> true;
                    case AUTO -> !hasTold && (!told || nowMs - startedMs >= PATIENCE_MS);
                };
    }
}
