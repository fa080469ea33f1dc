/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.audit.trail.verify.Finding;
import io.mojaloop.kafka.security.audit.trail.verify.TrailVerifier;
import io.mojaloop.kafka.security.audit.trail.verify.Verification;
import io.mojaloop.kafka.security.cli.audit.read.TrailFiles;
import io.mojaloop.kafka.security.kit.KafkaVersion;
import io.mojaloop.kafka.security.kit.KitException;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The audit trail of the demo's broker.
 *
 * @param directory that the broker writes
 * @param keys that sign it
 */
record DemoTrail(Path directory, Path keys) {
    private static final String APPENDERS = "io.mojaloop.kafka.security.audit.appender.";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Makes the keys, as an operator does with {@code kafka-security audit keygen}. */
    static DemoTrail withNewKeys(DemoDirectory directory) {
        DemoTrail trail = new DemoTrail(directory.trail(), directory.keys());
        try {
            TrailKeys.generate(trail.keys);
        } catch (IOException e) {
            throw new KitException(KitException.Kind.IO, "Cannot make keys for the audit trail", e);
        }
        return trail;
    }

    Map<String, String> serverProperties() {
        return Map.of("security.audit.dir", directory.toString(), "security.audit.keys.dir", keys.toString());
    }

    /** The lines that the broker logs about clients that fail to authenticate become records. */
    static Map<String, String> loggingProperties(KafkaVersion version) {
        return version.isLine3()
                ? Map.of(
                        "log4j.appender.audit",
                        APPENDERS + "Reload4jAuditAppender",
                        "log4j.rootLogger",
                        "INFO, server, audit")
                : Map.of(
                        "appender.audit.type", "Log4j2AuditAppender",
                        "appender.audit.name", "audit",
                        "rootLogger.appenderRef.audit.ref", "audit");
    }

    Path publicKey() {
        return keys.resolve(TrailKeys.PUBLIC_KEY);
    }

    /** The newest record that is wanted, in its own words. @throws Unmet if there is none (yet) */
    String message(Predicate<JsonNode> wanted) {
        Optional<String> found = Optional.empty();
        for (Path file : files(directory)) {
            try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
                found = lines.map(DemoTrail::record)
                        .filter(wanted)
                        .map(record -> record.path("message").asText())
                        .reduce((earlier, later) -> later)
                        .or(keep(found));
            } catch (IOException e) {
                throw new Unmet("cannot be read: " + e);
            }
        }
        return LogText.escape(found.orElseThrow(() -> new Unmet("no such record")));
    }

    private static java.util.function.Supplier<Optional<String>> keep(Optional<String> before) {
        return () -> before;
    }

    /** A line that is being written is none yet. */
    private static JsonNode record(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException unfinished) {
            return JSON.nullNode();
        }
    }

    /** What {@code kafka-security audit verify} says of a trail with this trail's key. */
    Verification verify(Path trail) throws IOException {
        return TrailVerifier.verify(
                new TrailVerifier.Question(
                        List.of(trail),
                        List.of(TrailKeys.readPublicKey(publicKey())),
                        Optional.empty(),
                        List.of(),
                        false),
                (file, read, total) -> {});
    }

    /** Copies the trail with a line less, as somebody would who has something to hide. @return what was removed */
    String copyWithout(Predicate<JsonNode> hidden, Path copy) throws IOException {
        Files.createDirectories(copy);
        String removed = "";
        for (Path file : files(directory)) {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < lines.size() && removed.isEmpty(); i++) {
                if (hidden.test(record(lines.get(i)))) {
                    removed = record(lines.remove(i)).path("message").asText();
                }
            }
            Files.write(copy.resolve(file.getFileName()), lines, StandardCharsets.UTF_8);
        }
        return LogText.escape(removed);
    }

    /** The worst that was found, in words. */
    static Optional<String> tampering(Verification verification) {
        return verification.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.TAMPERED)
                .findFirst()
                .map(finding -> finding.kind() + ", line " + finding.line() + ": " + finding.words());
    }

    /** @throws Unmet if there is no trail, as on a stock broker */
    List<Path> files() {
        return files(directory);
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new Unmet("no audit trail");
        }
        return TrailFiles.list(directory);
    }
}
