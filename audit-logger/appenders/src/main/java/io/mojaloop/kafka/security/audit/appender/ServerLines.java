/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.AuditTrails;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the appenders of all back ends hand in their events. Called by whatever thread logs: nothing here waits, nothing
 * throws, and a line that means nothing costs a look-up of its logger's name.
 *
 * <p>The trail is asked for with the first event and never given up: logging back ends close their appenders and make new
 * ones whenever they are configured anew, and no event may be lost in between. The trail ends itself with the process.
 */
final class ServerLines {
    /** Threads of the trail, and of clients of Kafka that it runs: these name their threads after their client ids. */
    private static final String OWN = "kafka-security-audit-";

    private static final String OWN_CLIENT = " | " + OWN;

    private static volatile ServerLines ofProcess = new ServerLines(AuditTrails::ofProcess);

    private final Supplier<AuditTrail> opening;
    private final AtomicBoolean complained = new AtomicBoolean();
    private volatile @Nullable AuditTrail trail;

    ServerLines(Supplier<AuditTrail> opening) {
        this.opening = opening;
    }

    /** Those of this process, shared by all its appenders. */
    static ServerLines ofProcess() {
        return ofProcess;
    }

    /** Lets a test see what appenders make that a logging back end creates. */
    static void ofProcess(ServerLines lines) {
        ofProcess = lines;
    }

    /**
     * Takes an event of a log.
     *
     * @param logger by full name
     * @param thread that logged, by name
     * @param line made only for loggers that matter
     * @param identity by which a second appender that gets the same event is known
     */
    void take(
            @Nullable String logger,
            @Nullable String thread,
            Supplier<ServerLine> line,
            Function<ServerLine, EventIdentity> identity) {
        try {
            if (logger != null && ServerLineParser.knows(logger) && !isOwn(thread)) {
                take(line.get(), identity);
            }
        } catch (Throwable e) {
            // Whatever it is, the server that only wanted to log must not suffer.
            complain(e);
        }
    }

    private void take(ServerLine line, Function<ServerLine, EventIdentity> identity) {
        Optional<Finding> told = ServerLineParser.parse(line);
        if (told.isEmpty() || identity.apply(line).isRepeated()) {
            return;
        }
        Finding finding = told.get();
        if (finding instanceof Finding.Clue clue) {
            Clues.keep(clue, line.timeMs());
        } else if (finding instanceof Finding.Happened happened) {
            // What it answers is for those who can still refuse.
            trail().record(Clues.complete(happened.event()));
        }
    }

    private static boolean isOwn(@Nullable String thread) {
        return thread != null && (thread.startsWith(OWN) || thread.contains(OWN_CLIENT));
    }

    private AuditTrail trail() {
        AuditTrail known = trail;
        if (known == null) {
            known = opening.get();
            trail = known;
        }
        return known;
    }

    /** Once, and without the exception's message, which may hold what a client chose. */
    private void complain(Throwable e) {
        if (complained.compareAndSet(false, true)) {
            System.err.println("kafka-security: an audit appender failed and tells nothing further of it: "
                    + e.getClass().getName());
        }
    }
}
