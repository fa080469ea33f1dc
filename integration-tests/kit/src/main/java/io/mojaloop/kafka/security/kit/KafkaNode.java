/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A broker, a controller, or both: its files, its process and its JMX port. */
final class KafkaNode {
    /** {@code BrokerState.RUNNING}: caught up, unfenced, serving. */
    private static final int RUNNING = 3;

    private final NodePlan plan;
    private final RunDirectory run;
    private final ChildProcess process;
    private final JmxLink jmx;

    KafkaNode(
            ClusterSpec spec,
            NodePlan plan,
            RunDirectory run,
            KafkaDistribution distribution,
            BrokerProperties properties,
            String jmxPassword,
            Optional<Path> jaas) {
        this.plan = plan;
        this.run = run;
        this.jmx = new JmxLink(plan.jmxPort(), jmxPassword);
        PrivateFile.write(serverProperties(), PropertiesText.render(properties.of(plan, dataDirectory())));
        LoggingConfig logging = LoggingConfig.of(spec);
        Path loggingFile = run.config().resolve(plan.name() + "-log.properties");
        PrivateFile.write(loggingFile, PropertiesText.render(loggingProperties(spec, logging)));
        List<String> flags = new ArrayList<>(List.of(
                "-Xmx" + spec.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                logging.flag(loggingFile)));
        flags.addAll(jmx.flags(run));
        jaas.ifPresent(file -> flags.add("-Djava.security.auth.login.config=" + file));
        flags.addAll(spec.jvmFlags());
        JavaCommand command = new JavaCommand(
                flags,
                List.of(
                        distribution.libs() + "/*",
                        run.plugins() + "/*",
                        run.launcherJar().toString()),
                List.of(List.of("kafka.Kafka", serverProperties().toString())),
                run.logs(plan.name()).resolve("stdout.log"));
        this.process = new ChildProcess(plan.name(), command, spec.detach(), run, serverLog());
    }

    private Map<String, String> loggingProperties(ClusterSpec spec, LoggingConfig logging) {
        Map<String, String> properties = new LinkedHashMap<>(logging.toFiles(serverLog(), authorizerLog()));
        properties.putAll(spec.loggingProperties());
        return properties;
    }

    NodePlan plan() {
        return plan;
    }

    ChildProcess process() {
        return process;
    }

    JmxLink jmx() {
        return jmx;
    }

    Path serverProperties() {
        return run.config().resolve(plan.name() + ".properties");
    }

    Path dataDirectory() {
        return run.data().resolve(plan.name());
    }

    Path serverLog() {
        return run.logs(plan.name()).resolve("server.log");
    }

    Path authorizerLog() {
        return run.logs(plan.name()).resolve("authorizer.log");
    }

    /** A broker that serves, or a controller that knows its leader. */
    boolean isReady() {
        process.requireAlive();
        return plan.broker()
                ? jmx.number("kafka.server:type=KafkaServer,name=BrokerState", "Value")
                        .filter(state -> state.intValue() == RUNNING)
                        .isPresent()
                : jmx.number("kafka.server:type=raft-metrics", "current-leader")
                        .filter(leader -> leader.intValue() >= 0)
                        .isPresent();
    }

    /** How many brokers are in service in this node's view; 0 where it has none. */
    int activeBrokers() {
        return jmx.number("kafka.controller:type=KafkaController,name=ActiveBrokerCount", "Value")
                .map(Number::intValue)
                .orElse(0);
    }
}
