/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The threads of trails and of their outputs. What they cause, log lines among it, is never audited: a trail that tells of
 * itself would never be silent again. They are known by their group, which threads that they start inherit, also those of
 * libraries such as Kafka's producer.
 */
public final class TrailThreads {
    private static final ThreadGroup GROUP = new ThreadGroup(topmost(), "kafka-security-audit");

    private TrailThreads() {}

    /** Makes a daemon thread that belongs to trails. */
    public static Thread create(String name, Runnable task) {
        Thread thread = new Thread(GROUP, task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Whether the current thread belongs to trails. */
    public static boolean isCurrent() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        return group == GROUP || (group != null && GROUP.parentOf(group));
    }

    /** The threads of this process. */
    static Stream<Thread> ofProcess() {
        ThreadGroup all = topmost();
        Thread[] threads = new Thread[2 * all.activeCount() + 16];
        return Arrays.stream(threads, 0, all.enumerate(threads));
    }

    /** Above all, so that it outlives whoever happened to ask first. */
    private static ThreadGroup topmost() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
