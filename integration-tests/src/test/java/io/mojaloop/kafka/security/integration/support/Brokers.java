/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import io.mojaloop.kafka.security.kit.ClusterSpec;
import io.mojaloop.kafka.security.kit.ClusterSpecBuilder;
import java.util.Locale;

/** Which Kafka, and where it keeps its metadata. */
public record Brokers(String version, ClusterSpec.Mode mode) {
    public static final Brokers KRAFT_4_4 = new Brokers("4.4.0", ClusterSpec.Mode.KRAFT);
    public static final Brokers KRAFT_3_9 = new Brokers("3.9.2", ClusterSpec.Mode.KRAFT);
    public static final Brokers ZOOKEEPER_3_9 = new Brokers("3.9.2", ClusterSpec.Mode.ZOOKEEPER);

    public static final String OURS = "io.mojaloop.kafka.security.authorizer.PolicyAuthorizer";

    /** As {@code -Dit.kafka=3.7.2 -Dit.mode=zookeeper} says. */
    public static Brokers chosen() {
        return new Brokers(
                System.getProperty("it.kafka", "4.4.0"),
                ClusterSpec.Mode.valueOf(System.getProperty("it.mode", "kraft").toUpperCase(Locale.ROOT)));
    }

    public boolean kraft() {
        return mode == ClusterSpec.Mode.KRAFT;
    }

    public boolean line4() {
        return version.startsWith("4.");
    }

    /** Brokers with Kafka's own authorizer. */
    public ClusterSpecBuilder stock() {
        return ClusterSpec.builder().kafkaVersion(version).mode(mode);
    }

    /** Brokers with PolicyAuthorizer, from the jars as an operator would drop them. */
    public ClusterSpecBuilder ours() {
        return stock().pluginJars(PluginJars.all()).authorizer(OURS);
    }
}
