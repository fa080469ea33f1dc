/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects a {@link ClusterSpec}; by default one KRaft node of Kafka 4.4.0 with the stock authorizer. */
public final class ClusterSpecBuilder {
    private KafkaVersion kafkaVersion = new KafkaVersion(4, 4, 0);
    private ClusterSpec.Mode mode = ClusterSpec.Mode.KRAFT;
    private int nodes = 1;
    private boolean separateController;
    private final List<Path> pluginJars = new ArrayList<>();
    private final Map<String, String> serverProperties = new LinkedHashMap<>();
    private List<String> superUsers = List.of("User:broker", "User:admin");
    private final Map<String, ScramUser> scramUsers = new LinkedHashMap<>();
    private boolean plaintextListener;
    private Optional<Integer> heapMegabytes = Optional.empty();
    private final List<String> jvmFlags = new ArrayList<>();
    private String authorizerLogLevel = "INFO";
    private final Map<String, String> loggerLevels = new LinkedHashMap<>();
    private final Map<String, String> loggingProperties = new LinkedHashMap<>();
    private String zookeeperChroot = "";
    private final Map<String, String> zookeeperProperties = new LinkedHashMap<>();
    private final List<Path> zookeeperPluginJars = new ArrayList<>();
    private final List<String> zookeeperJvmFlags = new ArrayList<>();
    private Optional<Path> runDirectory = Optional.empty();
    private boolean keep;
    private boolean detach;
    private Duration startTimeout = Duration.ofMinutes(2);

    ClusterSpecBuilder() {
        scramUser(ScramUser.of("admin"));
    }

    public ClusterSpecBuilder kafkaVersion(String version) {
        kafkaVersion = KafkaVersion.parse(version);
        return this;
    }

    public ClusterSpecBuilder zookeeper() {
        mode = ClusterSpec.Mode.ZOOKEEPER;
        return this;
    }

    public ClusterSpecBuilder mode(ClusterSpec.Mode value) {
        mode = value;
        return this;
    }

    public ClusterSpecBuilder nodes(int count) {
        nodes = count;
        return this;
    }

    public ClusterSpecBuilder separateController() {
        separateController = true;
        return this;
    }

    public ClusterSpecBuilder pluginJars(List<Path> jars) {
        pluginJars.addAll(jars);
        return this;
    }

    public ClusterSpecBuilder pluginJars(Path... jars) {
        return pluginJars(Arrays.asList(jars));
    }

    /** On every broker and controller; wins over the kit's own value of the same key. {@code {node}}: the node's id. */
    public ClusterSpecBuilder serverProperty(String key, String value) {
        serverProperties.put(key, value);
        return this;
    }

    public ClusterSpecBuilder serverProperties(Map<String, String> properties) {
        serverProperties.putAll(properties);
        return this;
    }

    /** Instead of the stock one; the empty string for none. */
    public ClusterSpecBuilder authorizer(String className) {
        return serverProperty("authorizer.class.name", className);
    }

    public ClusterSpecBuilder superUsers(String... principals) {
        superUsers = List.of(principals);
        return this;
    }

    /** Users with random passwords. */
    public ClusterSpecBuilder scramUsers(String... names) {
        for (String name : names) {
            scramUser(ScramUser.of(name));
        }
        return this;
    }

    public ClusterSpecBuilder scramUser(ScramUser user) {
        scramUsers.put(user.name(), user);
        return this;
    }

    public ClusterSpecBuilder plaintextListener() {
        plaintextListener = true;
        return this;
    }

    /** -Xmx of each Kafka JVM; 384 for one node and 256 for several when not set. */
    public ClusterSpecBuilder heapMegabytes(int megabytes) {
        heapMegabytes = Optional.of(megabytes);
        return this;
    }

    public ClusterSpecBuilder jvmFlags(String... flags) {
        jvmFlags.addAll(List.of(flags));
        return this;
    }

    public ClusterSpecBuilder authorizerLogLevel(String level) {
        authorizerLogLevel = level;
        return this;
    }

    public ClusterSpecBuilder loggerLevel(String logger, String level) {
        loggerLevels.put(logger, level);
        return this;
    }

    /** For reload4j (3.x) or log4j2 (4.x), whichever the nodes have; wins over the kit's own value of the same key. */
    public ClusterSpecBuilder loggingProperties(Map<String, String> properties) {
        loggingProperties.putAll(properties);
        return this;
    }

    public ClusterSpecBuilder zookeeperChroot(String chroot) {
        zookeeperChroot = chroot;
        return this;
    }

    public ClusterSpecBuilder zookeeperProperty(String key, String value) {
        zookeeperProperties.put(key, value);
        return this;
    }

    public ClusterSpecBuilder zookeeperPluginJars(Path... jars) {
        zookeeperPluginJars.addAll(Arrays.asList(jars));
        return this;
    }

    public ClusterSpecBuilder zookeeperJvmFlags(String... flags) {
        zookeeperJvmFlags.addAll(List.of(flags));
        return this;
    }

    public ClusterSpecBuilder runDirectory(Path directory) {
        runDirectory = Optional.of(directory);
        return this;
    }

    public ClusterSpecBuilder keep() {
        keep = true;
        return this;
    }

    public ClusterSpecBuilder detach() {
        detach = true;
        return this;
    }

    public ClusterSpecBuilder startTimeout(Duration timeout) {
        startTimeout = timeout;
        return this;
    }

    /**
     * Checks and makes the spec.
     *
     * @throws IllegalArgumentException naming every problem at once
     */
    public ClusterSpec build() {
        return new ClusterSpec(
                kafkaVersion,
                mode,
                nodes,
                separateController,
                pluginJars,
                serverProperties,
                superUsers,
                List.copyOf(scramUsers.values()),
                plaintextListener,
                heapMegabytes.orElse(nodes == 1 && !separateController ? 384 : 256),
                jvmFlags,
                authorizerLogLevel,
                loggerLevels,
                loggingProperties,
                zookeeperChroot,
                zookeeperProperties,
                zookeeperPluginJars,
                zookeeperJvmFlags,
                runDirectory,
                keep,
                detach,
                startTimeout);
    }
}
