/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What cluster to start. Immutable; made by {@link #builder()}.
 *
 * @param kafkaVersion any release from 3.7 on
 * @param nodes brokers; in KRaft each is a controller too unless {@code separateController}
 * @param separateController KRaft only: node 1 is a controller, the brokers are 2 and up
 * @param pluginJars copied to the run directory's {@code plugins/}, which is on every node's class path after libs/
 * @param serverProperties added to every server.properties last, so they win over the kit's own; {@code {node}} in a value
 *     becomes the id of the node, for what nodes must not share
 * @param superUsers principals such as {@code User:admin}
 * @param scramUsers exist when the first broker starts; {@code admin} is always among them
 * @param plaintextListener also open {@link Listener#PLAIN}
 * @param heapMegabytes -Xmx of each Kafka JVM
 * @param jvmFlags added to the kit's own flags
 * @param authorizerLogLevel level of {@code kafka.authorizer.logger}
 * @param loggerLevels further loggers of the Kafka nodes, by name
 * @param loggingProperties added last to the configuration of the Kafka nodes' logging back end, in its own language
 * @param zookeeperChroot empty, or a path such as {@code /kafka}
 * @param zookeeperProperties added to zoo.cfg last
 * @param zookeeperPluginJars on ZooKeeper's class path
 * @param zookeeperJvmFlags added to the kit's own flags for ZooKeeper
 * @param runDirectory where to work; a fresh temporary directory when empty. It must be empty or absent
 * @param keep leave the run directory after {@link SecuredCluster#close()}
 * @param detach nodes outlive this JVM; {@code stop.sh} in the run directory ends them
 * @param startTimeout for the nodes to become ready, download not included
 */
public record ClusterSpec(
        KafkaVersion kafkaVersion,
        Mode mode,
        int nodes,
        boolean separateController,
        List<Path> pluginJars,
        Map<String, String> serverProperties,
        List<String> superUsers,
        List<ScramUser> scramUsers,
        boolean plaintextListener,
        int heapMegabytes,
        List<String> jvmFlags,
        String authorizerLogLevel,
        Map<String, String> loggerLevels,
        Map<String, String> loggingProperties,
        String zookeeperChroot,
        Map<String, String> zookeeperProperties,
        List<Path> zookeeperPluginJars,
        List<String> zookeeperJvmFlags,
        Optional<Path> runDirectory,
        boolean keep,
        boolean detach,
        Duration startTimeout) {

    /** Where the cluster keeps its metadata. */
    public enum Mode {
        KRAFT,
        ZOOKEEPER
    }

    public ClusterSpec {
        pluginJars = List.copyOf(pluginJars);
        serverProperties = Collections.unmodifiableMap(new LinkedHashMap<>(serverProperties));
        superUsers = List.copyOf(superUsers);
        scramUsers = List.copyOf(scramUsers);
        jvmFlags = List.copyOf(jvmFlags);
        loggerLevels = Collections.unmodifiableMap(new LinkedHashMap<>(loggerLevels));
        loggingProperties = Collections.unmodifiableMap(new LinkedHashMap<>(loggingProperties));
        zookeeperProperties = Collections.unmodifiableMap(new LinkedHashMap<>(zookeeperProperties));
        zookeeperPluginJars = List.copyOf(zookeeperPluginJars);
        zookeeperJvmFlags = List.copyOf(zookeeperJvmFlags);
        List<String> problems = new ArrayList<>();
        check(kafkaVersion.isAtLeast(3, 7), "Kafka " + kafkaVersion + " is older than 3.7", problems);
        check(nodes >= 1 && nodes <= 9, "nodes is " + nodes + ", must be 1 to 9", problems);
        check(
                mode == Mode.KRAFT || kafkaVersion.isLine3(),
                "Kafka " + kafkaVersion + " has no ZooKeeper mode; use 3.9.2 or KRAFT",
                problems);
        check(mode == Mode.KRAFT || !separateController, "separateController needs KRAFT", problems);
        check(heapMegabytes >= 128, "heapMegabytes is " + heapMegabytes + ", must be at least 128", problems);
        check(
                zookeeperChroot.isEmpty() || zookeeperChroot.matches("/[A-Za-z0-9_-]+"),
                "zookeeperChroot '" + zookeeperChroot + "' must be empty or one level such as /kafka",
                problems);
        for (Path jar : pluginJars) {
            check(Files.isRegularFile(jar), "plug-in jar " + jar + " does not exist; build it first", problems);
        }
        for (Path jar : zookeeperPluginJars) {
            check(Files.isRegularFile(jar), "ZooKeeper plug-in jar " + jar + " does not exist", problems);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    public static ClusterSpecBuilder builder() {
        return new ClusterSpecBuilder();
    }

    /** Kafka's own authorizer for this mode. */
    public String stockAuthorizer() {
        return mode == Mode.KRAFT
                ? "org.apache.kafka.metadata.authorizer.StandardAuthorizer"
                : "kafka.security.authorizer.AclAuthorizer";
    }

    private static void check(boolean holds, String problem, List<String> problems) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
