/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import io.mojaloop.kafka.security.audit.encode.EcsEncoder;
import io.mojaloop.kafka.security.audit.encode.Redaction;
import io.mojaloop.kafka.security.audit.encode.ServiceIdentity;
import io.mojaloop.kafka.security.audit.event.PolicyRefused;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import io.mojaloop.kafka.security.audit.output.OutputContext;
import io.mojaloop.kafka.security.audit.output.format.RecordFormats;
import io.mojaloop.kafka.security.audit.trail.TrailFile;
import io.mojaloop.kafka.security.audit.trail.TrailPosition;
import io.mojaloop.kafka.security.audit.trail.TrailReader;
import io.mojaloop.kafka.security.audit.trail.TrailSettings;
import io.mojaloop.kafka.security.audit.trail.TrailWriter;
import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A real trail, what is told into it, and what is in it. */
public final class TestTrail implements AutoCloseable {
    private static final Reporter REPORTER = new Reporter("audit", "1", "broker");

    private final Path directory;
    private final List<TrailEvent.Forwarding> told = new CopyOnWriteArrayList<>();
    private TrailWriter writer;
    private int written;

    public TestTrail(Path directory) throws IOException {
        this.directory = directory;
        this.writer = open(Optional.empty());
    }

    private TrailWriter open(Optional<Path> keys) throws IOException {
        TrailSettings defaults = TrailSettings.in(directory);
        return TrailWriter.open(
                new TrailSettings(
                        directory,
                        keys,
                        512 << 10,
                        defaults.rotateInterval(),
                        Duration.ZERO,
                        0,
                        TrailSettings.Fsync.NEVER,
                        defaults.fsyncInterval(),
                        1000,
                        defaults.checkpointInterval(),
                        defaults.heartbeatInterval()),
                new EcsEncoder(new ServiceIdentity("kafka", "1", "broker", "3.9.2", "host"), Redaction.NONE),
                REPORTER,
                Clock.systemUTC(),
                () -> Long.MAX_VALUE);
    }

    /** Ends this boot and begins another. */
    public void reopen(Optional<Path> keys) throws IOException {
        writer.close();
        writer = open(keys);
    }

    public static Path keys(Path directory) throws IOException {
        TrailKeys.generate(directory);
        return directory;
    }

    /** Writes so many records, and whatever the trail adds of its own. */
    public void write(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            writer.append(new TrailEvent.Forwarding(
                    System.currentTimeMillis(), REPORTER, "test", "record " + written++, "details"));
        }
        writer.flush();
        writer.tick();
        writer.flush();
    }

    /** Of all files. */
    public long bytes() throws IOException {
        long bytes = 0;
        for (TrailFile file : TrailFile.list(directory)) {
            bytes += Files.size(directory.resolve(file.name()));
        }
        return bytes;
    }

    /** One record of about this size that does not compress. */
    public void writeLarge(int bytes) throws IOException {
        byte[] random = new byte[bytes * 3 / 4];
        new Random(1).nextBytes(random);
        String text = Base64.getEncoder().encodeToString(random);
        writer.append(new PolicyRefused(
                System.currentTimeMillis(),
                REPORTER,
                "policy.yaml",
                "sha256",
                "sha256",
                IntStream.range(0, text.length() / 200)
                        .mapToObj(i -> text.substring(200 * i, 200 * i + 200))
                        .toList()));
        writer.flush();
    }

    public TrailPosition end() {
        return writer.written();
    }

    public OutputContext context() {
        return new OutputContext(directory, () -> writer.written(), "1", told::add);
    }

    /** What an output told. */
    public List<String> told() {
        return told.stream().map(event -> event.what() + ": " + event.details()).toList();
    }

    /** The ids of all records, as they are in the files. */
    public List<String> ids() throws Exception {
        List<String> ids = new ArrayList<>();
        try (TrailReader reader = TrailReader.open(directory, TrailPosition.BEGINNING)) {
            for (TrailReader.Line line = reader.next(); line != null; line = reader.next()) {
                ids.add(RecordFormats.named("ecs").format(line.bytes()).id());
            }
        }
        return ids;
    }

    public static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
