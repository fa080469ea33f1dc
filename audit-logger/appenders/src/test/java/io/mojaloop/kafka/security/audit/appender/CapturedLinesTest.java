/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.RecordingTrail;
import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.ConnectionRejected;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every line that a real server wrote makes exactly the events in the file beside it. */
class CapturedLinesTest {
    static final List<String> FILES = CapturedLines.FILES;

    private final RecordingTrail trail = new RecordingTrail();

    @ParameterizedTest
    @FieldSource("FILES")
    void capturedLines_withTemplates_makeTheExpectedEvents(String file) throws Exception {
        feed(CapturedLines.of(file), UnaryOperator.identity());
        assertThat(described(file)).isEqualTo(expected(file));
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void capturedLines_asPrinted_makeTheSameEvents(String file) throws Exception {
        feed(CapturedLines.of(file), CapturedLines::printed);
        assertThat(described(file)).isEqualTo(expected(file));
    }

    /** Each line on a thread of its own name, one after the other. */
    private void feed(List<ServerLine> lines, UnaryOperator<ServerLine> handedOver)
            throws InterruptedException, ExecutionException {
        ServerLines taking = new ServerLines(() -> trail);
        Map<String, ExecutorService> threads = new HashMap<>();
        try {
            for (ServerLine captured : lines) {
                ServerLine line = handedOver.apply(captured);
                threads.computeIfAbsent(line.thread(), name -> Executors.newSingleThreadExecutor())
                        .submit(() -> taking.take(line.logger(), line.thread(), () -> line, EventIdentity::ofObject))
                        .get();
            }
        } finally {
            threads.values().forEach(ExecutorService::shutdownNow);
        }
    }

    private String described() {
        return trail.events.stream().map(CapturedLinesTest::describe).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String describe(SecurityEvent event) {
        String by = event.reporter().node() + "/" + event.reporter().roles() + " ";
        if (event instanceof Authentication a) {
            return by + "authentication " + a.outcome() + " " + describe(a.actor()) + " reason=" + quoted(a.reason());
        }
        if (event instanceof ConnectionRejected r) {
            return by + "rejected " + describe(r.actor()) + " reason=" + quoted(r.reason());
        }
        AdminChange c = (AdminChange) event;
        return by + c.subject() + " " + c.type() + " " + c.resource().name() + " " + c.details();
    }

    private static String describe(Actor actor) {
        InetAddress address = actor.address();
        return actor.principalType() + ":" + quoted(actor.principalName()) + " from "
                + (address == null ? "?" : address.getHostAddress()) + ":" + actor.port() + " at "
                + actor.listener() + "/" + actor.securityProtocol() + ":" + actor.serverPort() + " by "
                + quoted(actor.mechanism());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("\n", "\\n") + "'";
    }

    /** {@code -Dexpected.write=DIR} writes the files anew, to be read before they are committed. */
    private String described(String file) throws IOException {
        String all = described();
        String directory = System.getProperty("expected.write");
        if (directory != null) {
            Files.writeString(Path.of(directory, file + ".events.txt"), all);
        }
        return all;
    }

    private static String expected(String file) throws IOException {
        try (InputStream in = CapturedLinesTest.class.getResourceAsStream("/lines/" + file + ".events.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
