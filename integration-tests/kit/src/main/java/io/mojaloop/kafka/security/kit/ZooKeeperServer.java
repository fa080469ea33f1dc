/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A stand-alone ZooKeeper from the broker's own jars. Only SASL DIGEST-MD5 sessions are let in. */
final class ZooKeeperServer {
    private static final int PROBE_TIMEOUT_MS = 1000;

    private final int port;
    private final String chroot;
    private final Path serverJaas;
    private final Path clientJaas;
    private final ChildProcess process;

    ZooKeeperServer(ClusterSpec spec, RunDirectory run, KafkaDistribution distribution, int port) {
        this.port = port;
        this.chroot = spec.zookeeperChroot();
        this.serverJaas = run.config().resolve("zookeeper-server-jaas.conf");
        this.clientJaas = run.config().resolve("zookeeper-client-jaas.conf");
        String password = Passwords.random();
        String module = "org.apache.zookeeper.server.auth.DigestLoginModule required";
        PrivateFile.write(serverJaas, "Server {\n  %s\n  user_broker=\"%s\";\n};\n".formatted(module, password));
        PrivateFile.write(
                clientJaas,
                "Client {\n  %s\n  username=\"broker\"\n  password=\"%s\";\n};\n".formatted(module, password));
        Path config = run.config().resolve("zookeeper.properties");
        PrivateFile.write(
                config, PropertiesText.render(properties(spec, run.data().resolve("zookeeper"))));
        LoggingConfig logging = LoggingConfig.of(spec);
        Path loggingFile = run.config().resolve("zookeeper-log.properties");
        Path log = run.logs("zookeeper").resolve("server.log");
        PrivateFile.write(
                loggingFile,
                PropertiesText.render(logging.toFiles(log, run.logs("zookeeper").resolve("authorizer.log"))));
        List<String> flags = new ArrayList<>(List.of(
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dzookeeper.jmx.log4j.disable=true",
                "-Djava.security.auth.login.config=" + serverJaas,
                logging.flag(loggingFile)));
        flags.addAll(spec.zookeeperJvmFlags());
        RunDirectory.copyJars(spec.zookeeperPluginJars(), run.zookeeperPlugins());
        JavaCommand command = new JavaCommand(
                flags,
                List.of(
                        distribution.libs() + "/*",
                        run.zookeeperPlugins() + "/*",
                        run.launcherJar().toString()),
                List.of(List.of("org.apache.zookeeper.server.quorum.QuorumPeerMain", config.toString())),
                run.logs("zookeeper").resolve("stdout.log"));
        this.process = new ChildProcess("zookeeper", command, spec.detach(), run, log);
    }

    ChildProcess process() {
        return process;
    }

    /** For {@code zookeeper.connect}, chroot included. */
    String connect() {
        return address() + chroot;
    }

    Path clientJaas() {
        return clientJaas;
    }

    /** Asks by the four-letter word "srvr", which needs no session. */
    boolean isReady() {
        process.requireAlive();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(FreePorts.loopback(), port), PROBE_TIMEOUT_MS);
            socket.setSoTimeout(PROBE_TIMEOUT_MS);
            socket.getOutputStream().write("srvr".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).contains("Mode:");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Makes the chroot and the SCRAM users, before any broker runs. kafka-configs refuses a chroot that does not exist
     * ("Path length must be > 0"), so that comes first, owned by the brokers as they would make it themselves.
     */
    void prepare(Tools tools, List<ScramUser> users) {
        List<String> flags = List.of("-Djava.security.auth.login.config=" + clientJaas);
        if (!chroot.isEmpty()) {
            tools.run(
                            flags,
                            List.of(List.of(
                                    "org.apache.zookeeper.ZooKeeperMain",
                                    "-server",
                                    address(),
                                    "create",
                                    chroot,
                                    "",
                                    "sasl:broker:cdrwa,world:anyone:r")))
                    .orThrow();
        }
        List<List<String>> calls = new ArrayList<>();
        for (ScramUser user : users) {
            calls.add(List.of(
                    "kafka.admin.ConfigCommand",
                    "--zookeeper",
                    connect(),
                    "--alter",
                    "--add-config",
                    "SCRAM-SHA-512=[password=" + user.password() + "]",
                    "--entity-type",
                    "users",
                    "--entity-name",
                    user.name()));
        }
        tools.run(flags, calls).orThrow();
    }

    private String address() {
        return "127.0.0.1:" + port;
    }

    private Map<String, String> properties(ClusterSpec spec, Path data) {
        Map<String, String> p = new LinkedHashMap<>();
        p.put("dataDir", data.toString());
        p.put("clientPort", Integer.toString(port));
        p.put("clientPortAddress", "127.0.0.1");
        p.put("admin.enableServer", "false");
        p.put("tickTime", "1000");
        p.put("maxClientCnxns", "0");
        p.put("authProvider.sasl", "org.apache.zookeeper.server.auth.SASLAuthenticationProvider");
        p.put("requireClientAuthScheme", "sasl");
        p.put("sessionRequireClientSASLAuth", "true");
        p.put("enforce.auth.enabled", "true");
        p.put("enforce.auth.schemes", "sasl");
        p.putAll(spec.zookeeperProperties());
        p.values().removeIf(String::isEmpty);
        return p;
    }
}
