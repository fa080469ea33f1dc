/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For those who have no configuration: forwards to the trail that is open, and keeps what comes before one is. Its users
 * may hold locks of a logging library, so nothing here waits for anything but a short critical section.
 */
final class ProcessTrail implements AuditTrail {
    /** Path of a properties file with the keys of the trail, for processes without {@code server.properties}: ZooKeeper. */
    static final String CONFIG_PROPERTY = "kafka.security.audit.config";

    static final String TOO_EARLY = "before a trail was open";

    private static final Logger LOG = LoggerFactory.getLogger(ProcessTrail.class);
    private static final int MOST_KEPT = 1024;

    private final Trails trails;
    private final Queue<SecurityEvent> kept = new ArrayDeque<>();
    private final Losses lost = new Losses();
    private String clusterId = "";
    private boolean discarding;
    private boolean opening;
    private volatile @Nullable PipelineTrail trail;
    private volatile @Nullable PipelineTrail opened;

    ProcessTrail(Trails trails) {
        this.trails = trails;
    }

    @Override
    public boolean record(SecurityEvent event) {
        if (TrailThreads.isCurrent()) {
            return true;
        }
        @Nullable PipelineTrail forward = trail;
        return forward != null ? forward.record(event) : keep(event);
    }

    private boolean keep(SecurityEvent event) {
        @Nullable PipelineTrail forward;
        synchronized (this) {
            forward = trail;
            if (forward == null) {
                if (!discarding && kept.size() < MOST_KEPT) {
                    kept.add(event);
                } else if (!discarding) {
                    lost.add(event.eventClass(), 1, event.timeMs(), TOO_EARLY);
                }
                return true;
            }
        }
        return forward.record(event);
    }

    /** Forwards to a trail from now on, and what was kept first; if there is one already, that stays. */
    synchronized void attach(PipelineTrail to) {
        if (trail != null) {
            return;
        }
        if (!clusterId.isEmpty()) {
            to.clusterId(clusterId);
        }
        kept.forEach(to::recordKept);
        kept.clear();
        lost.take(Long.MAX_VALUE, to.config().reporter())
                .forEach(loss -> loss.lost()
                        .forEach((eventClass, number) -> to.lost(eventClass, number, loss.fromMs(), loss.reason())));
        trail = to;
    }

    /** Forwards to it no more. */
    synchronized void detach(PipelineTrail from) {
        if (trail == from) {
            trail = null;
        }
    }

    /** There will be none: what this trail is told is in the log already. */
    synchronized void noTrail() {
        if (trail == null && System.getProperty(CONFIG_PROPERTY) == null) {
            discarding = true;
            kept.clear();
        }
    }

    /** Opens the trail that the system property names, if there is one, in a thread of its own. */
    void openIfConfigured() {
        @Nullable String file = System.getProperty(CONFIG_PROPERTY);
        synchronized (this) {
            if (file == null || opening) {
                return;
            }
            opening = true;
        }
        TrailThreads.create("audit-trail-start", () -> open(file)).start();
    }

    private void open(String file) {
        long waitMs = 1_000;
        while (true) {
            try {
                AuditTrail use = trails.open(read(file), ProcessTrail::printable);
                if (use instanceof TrailUse ours) {
                    opened = ours.shared();
                } else {
                    LOG.error(
                            "-D{}={} names no directory for a trail: set {}",
                            CONFIG_PROPERTY,
                            file,
                            AuditKeys.DIR.name());
                }
                return;
            } catch (IOException | UncheckedIOException unusable) {
                // A process before this one may still have it.
                LOG.error(
                        "The audit trail of -D{}={} cannot be opened; trying again: {}",
                        CONFIG_PROPERTY,
                        file,
                        unusable);
            } catch (RuntimeException wrong) {
                LOG.error(
                        "There is no audit trail: -D{}={} cannot be used: {}",
                        CONFIG_PROPERTY,
                        file,
                        wrong.getMessage());
                return;
            }
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(waitMs));
            waitMs = Math.min(2 * waitMs, 60_000);
        }
    }

    private static Map<String, String> read(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            properties.load(in);
        }
        Map<String, String> configs = new HashMap<>();
        properties.forEach((key, value) -> configs.put(key.toString(), value.toString()));
        return configs;
    }

    private static String printable(String text) {
        return text.codePoints()
                .mapToObj(c -> c >= ' ' && c < 0x7F ? Character.toString(c) : String.format("\\u%04x", c))
                .reduce("", String::concat);
    }

    /** Whether nothing waits for a trail. */
    synchronized boolean isSettled() {
        return kept.isEmpty() && !lost.any();
    }

    @Override
    public boolean takesDecisions() {
        return trail != null;
    }

    @Override
    public boolean count(
            Decision.Verdict verdict,
            String principalType,
            String principalName,
            String operation,
            String resourceType,
            String resourceName,
            InetAddress client) {
        @Nullable PipelineTrail forward = trail;
        return forward == null
                || forward.count(verdict, principalType, principalName, operation, resourceType, resourceName, client);
    }

    @Override
    public boolean takes(EventClass eventClass) {
        @Nullable PipelineTrail forward = trail;
        return forward == null || forward.takes(eventClass);
    }

    @Override
    public synchronized void clusterId(String id) {
        clusterId = id;
        @Nullable PipelineTrail forward = trail;
        if (forward != null) {
            forward.clusterId(id);
        }
    }

    /** Nothing: the process has it until it ends. */
    @Override
    public void close() {}
}
