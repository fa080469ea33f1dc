/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.zookeeper;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.AuditTrails;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.zookeeper.audit.AuditEvent;
import org.apache.zookeeper.audit.AuditLogger;
import org.jspecify.annotations.Nullable;

/**
 * ZooKeeper's audit log as events of the trail: {@code -Dzookeeper.audit.enable=true} with
 * {@code -Dzookeeper.audit.impl.class=}this class, from ZooKeeper 3.6 on. The trail is configured by the file that
 * {@code -Dkafka.security.audit.config} names, and ends itself with the process: ZooKeeper never closes its audit log.
 *
 * <p>ZooKeeper tells of writes only, after the fact: they can not be refused any more when the trail is full.
 */
public final class ZooKeeperAuditLogger implements AuditLogger {
    private final Supplier<AuditTrail> opening;
    private final AtomicBoolean complained = new AtomicBoolean();
    private volatile @Nullable AuditTrail trail;

    /** Called by ZooKeeper. */
    public ZooKeeperAuditLogger() {
        this(AuditTrails::ofProcess);
    }

    ZooKeeperAuditLogger(Supplier<AuditTrail> opening) {
        this.opening = opening;
    }

    /** Has the trail opened, in the background: until it is, and while it cannot be, it keeps what it is told. */
    @Override
    public void initialize() {
        trail = opening.get();
    }

    /** Never throws, and waits no longer than the overflow policy of the class {@code zookeeper} says. */
    @Override
    public void logAuditEvent(AuditEvent event) {
        try {
            AuditTrail open = trail;
            if (open != null) {
                open.record(Operations.of(event, System.currentTimeMillis()));
            }
        } catch (Throwable e) {
            // The request was carried out already; its answer must go out.
            if (complained.compareAndSet(false, true)) {
                System.err.println("kafka-security: ZooKeeper's audit log failed and tells nothing further of it: "
                        + e.getClass().getName());
            }
        }
    }
}
