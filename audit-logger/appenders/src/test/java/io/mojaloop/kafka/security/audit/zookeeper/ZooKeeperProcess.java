/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.zookeeper;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A ZooKeeper of its own JVM: the release's lib directory and, as the documentation says, our jars, {@code zoo.cfg} and
 * {@code logback.xml} with the shipped lines in them.
 */
final class ZooKeeperProcess implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path SHIPPED = Path.of("src/main/config").toAbsolutePath();

    final int port;
    private final Path lib;
    private final Path directory;
    private final Process server;

    ZooKeeperProcess(String version, Path directory) throws IOException {
        this.lib = TARGET.resolve("zookeeper-" + version).resolve("lib");
        this.directory = directory;
        this.port = freePort();
        Files.writeString(
                directory.resolve("zoo.cfg"),
                "dataDir=" + directory.resolve("data") + "\nclientPort=" + port
                        + "\nclientPortAddress=127.0.0.1\nadmin.enableServer=false\n"
                        + "authProvider.sasl=org.apache.zookeeper.server.auth.SASLAuthenticationProvider\n"
                        + Files.readString(SHIPPED.resolve("zookeeper-zoo.cfg")));
        Files.writeString(directory.resolve("logback.xml"), """
                        <configuration>
                          <include file="%s"/>
                          <root level="INFO"><appender-ref ref="AUDIT"/></root>
                        </configuration>
                        """.formatted(SHIPPED.resolve("zookeeper-logback.xml")));
        Files.writeString(directory.resolve("audit.properties"), "security.audit.dir=" + trail() + "\n");
        this.server = java(
                        List.of(
                                "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                                "-Dkafka.security.audit.config=" + directory.resolve("audit.properties"),
                                jaas("Server", "user_alice=\"alice-secret\"")),
                        ":" + TARGET.resolve("plugins") + "/*:" + ourJar(),
                        "org.apache.zookeeper.server.quorum.QuorumPeerMain",
                        directory.resolve("zoo.cfg").toString())
                .redirectOutput(directory.resolve("server.out").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::answers);
    }

    /** As a client of that release's own shell. */
    void shell(String user, String password, String... commands) throws IOException, InterruptedException {
        List<String> flags = user.isEmpty()
                ? List.of("-Dzookeeper.sasl.client=false")
                : List.of(jaas("Client", "username=\"" + user + "\" password=\"" + password + "\""));
        Process shell = java(flags, "", "org.apache.zookeeper.ZooKeeperMain", "-server", "127.0.0.1:" + port)
                .redirectOutput(directory.resolve("shell.out").toFile())
                .start();
        try (Writer in = shell.outputWriter(StandardCharsets.UTF_8)) {
            in.write(String.join("\n", commands) + "\nquit\n");
        }
        if (!shell.waitFor(30, TimeUnit.SECONDS)) {
            shell.destroyForcibly();
        }
    }

    void stop() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("ZooKeeper does not stop");
        }
    }

    /** The records of the trail. */
    List<String> told() throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.isDirectory(trail())) {
            try (Stream<Path> files = Files.list(trail())) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
                    lines.addAll(Files.readAllLines(file));
                }
            }
        }
        return lines;
    }

    private Path trail() {
        return directory.resolve("trail");
    }

    private String jaas(String section, String options) throws IOException {
        Path file = Files.createTempFile(directory, section, ".conf");
        Files.writeString(
                file,
                section + " {\n  org.apache.zookeeper.server.auth.DigestLoginModule required " + options + ";\n};\n");
        return "-Djava.security.auth.login.config=" + file;
    }

    private ProcessBuilder java(List<String> flags, String moreJars, String... mainAndArguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // 3.9 forbids DIGEST-MD5 otherwise.
                "-Dzookeeper.fips-mode=false"));
        command.addAll(flags);
        command.addAll(List.of("-cp", lib + "/*" + moreJars));
        command.addAll(List.of(mainAndArguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private static Path ourJar() throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(f -> f.getFileName()
                            .toString()
                            .matches("kafka-security-audit-appenders-[^-]+(-SNAPSHOT)?\\.jar"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private boolean answers() {
        if (!server.isAlive()) {
            throw new AssertionError("ZooKeeper ended; see " + directory);
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("srvr".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).contains("Mode:");
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.destroyForcibly();
    }
}
