/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.LoggedAuditTrail;
import io.mojaloop.kafka.security.audit.encode.EcsEncoder;
import io.mojaloop.kafka.security.audit.encode.EventEncoder;
import io.mojaloop.kafka.security.audit.trail.FileProblem;
import io.mojaloop.kafka.security.audit.trail.TrailWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The trails that are open in a process, one per directory, each with the number of its users. */
public final class Trails {
    /** Those of this process. */
    public static final Trails OF_PROCESS = new Trails(Trails::openFiles, Outputs.installed());

    /** Opens what a trail ends in. */
    interface Sinks {
        /** @throws IOException if it cannot be used */
        TrailSink open(AuditConfig config, EventEncoder encoder, LongSupplier acknowledgedSequence) throws IOException;
    }

    private static final class Shared {
        private final PipelineTrail trail;
        private int users;

        private Shared(PipelineTrail trail) {
            this.trail = trail;
        }
    }

    private final Map<Path, Shared> open = new LinkedHashMap<>();
    private final ProcessTrail process = new ProcessTrail(this);
    private final Sinks sinks;
    private final Outputs outputs;
    private boolean hooked;

    Trails(Sinks sinks, Outputs outputs) {
        this.sinks = sinks;
        this.outputs = outputs;
    }

    private static TrailSink openFiles(AuditConfig config, EventEncoder encoder, LongSupplier acknowledgedSequence)
            throws IOException {
        return TrailSink.of(
                TrailWriter.open(config.trail(), encoder, config.reporter(), Clock.systemUTC(), acknowledgedSequence));
    }

    /** As {@link io.mojaloop.kafka.security.audit.AuditTrails#open}. */
    public synchronized AuditTrail open(Map<String, ?> configs, UnaryOperator<String> escaping) {
        Optional<AuditConfig> wanted = AuditConfig.of(configs, outputs, escaping);
        if (wanted.isEmpty()) {
            process.noTrail();
            return new LoggedAuditTrail(escaping);
        }
        AuditConfig config = wanted.get();
        try {
            Path directory = canonical(config.trail().directory());
            @Nullable Shared shared = open.get(directory);
            if (shared == null) {
                shared = new Shared(start(config, configs, escaping));
                open.put(directory, shared);
                process.attach(shared.trail);
                hookShutdown();
            } else {
                refuseOther(shared.trail.config(), config);
            }
            shared.users++;
            return new TrailUse(shared.trail, () -> release(directory));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable(config, unusable), unusable);
        }
    }

    private static String unusable(AuditConfig config, IOException why) {
        String text =
                "The audit trail in " + config.trail().directory() + " cannot be opened: " + FileProblem.text(why);
        Optional<Path> keys = config.trail().keys();
        // What is wrong with keys names one of their files.
        return keys.isPresent() && text.contains(keys.get().toString())
                ? text + " (" + AuditKeys.KEYS_DIR.name() + "=" + keys.get()
                        + "; keys are made by: kafka-security audit keygen --out DIRECTORY, as the broker's user)"
                : text + " (" + AuditKeys.DIR.name() + ")";
    }

    /** As {@link io.mojaloop.kafka.security.audit.AuditTrails#ofProcess}. */
    public AuditTrail ofProcess() {
        process.openIfConfigured();
        return process;
    }

    /** As {@link io.mojaloop.kafka.security.audit.AuditTrails#flush}. */
    public boolean flush(Duration most) {
        long startNs = System.nanoTime();
        boolean all = process.isSettled();
        for (PipelineTrail trail : trails()) {
            all &= trail.flush(most.minusNanos(System.nanoTime() - startNs));
        }
        return all;
    }

    synchronized List<PipelineTrail> trails() {
        return open.values().stream().map(shared -> shared.trail).toList();
    }

    /** Ends all, whoever uses them. */
    void closeAll(Duration most) {
        List<PipelineTrail> all;
        synchronized (this) {
            all = trails();
            open.clear();
        }
        all.forEach(process::detach);
        all.forEach(trail -> trail.close(most));
    }

    private void release(Path directory) {
        @Nullable PipelineTrail last = null;
        synchronized (this) {
            @Nullable Shared shared = open.get(directory);
            if (shared != null && --shared.users == 0) {
                last = shared.trail;
                process.detach(last);
                // Within the lock: who opens the directory next waits for its end.
                last.close();
                open.remove(directory);
                trails().stream().findFirst().ifPresent(process::attach);
            }
        }
    }

    private PipelineTrail start(AuditConfig config, Map<String, ?> configs, UnaryOperator<String> escaping)
            throws IOException {
        EcsEncoder encoder = new EcsEncoder(Service.identity(configs, config.reporter()), config.redaction());
        return PipelineTrail.open(
                config,
                outputs,
                acknowledged -> sinks.open(config, encoder, acknowledged),
                Clock.systemUTC(),
                encoder::clusterId,
                escaping);
    }

    private static void refuseOther(AuditConfig there, AuditConfig here) {
        TreeSet<String> keys = new TreeSet<>(there.settings().keySet());
        keys.addAll(here.settings().keySet());
        String different = keys.stream()
                .filter(key -> !Objects.equals(
                        there.settings().get(key), here.settings().get(key)))
                .collect(Collectors.joining(", "));
        if (!different.isEmpty()) {
            throw new IllegalArgumentException(
                    "The audit trail in " + here.trail().directory()
                            + " is open in this process with other values of " + different
                            + ". Give all plug-ins of a process the same " + AuditKeys.PREFIX + "*, or another "
                            + AuditKeys.DIR.name());
        }
    }

    /** The directory without links, as far as it is there. */
    private static Path canonical(Path directory) throws IOException {
        @Nullable Path existing = directory;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing == null
                ? directory
                : existing.toRealPath().resolve(existing.relativize(directory)).normalize();
    }

    private void hookShutdown() {
        if (!hooked && this == OF_PROCESS) {
            hooked = true;
            Shutdown.hook(this);
        }
    }
}
