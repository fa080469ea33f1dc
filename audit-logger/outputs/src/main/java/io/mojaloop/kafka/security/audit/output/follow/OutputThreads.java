/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

/**
 * The threads of outputs, and those that their clients start: threads inherit the group of the thread that makes them, so
 * also a Kafka producer's network thread can be told by it. What they log is never audited: the trail would feed itself.
 */
public final class OutputThreads {
    /** Of the thread group and, with a dash, of the threads' names. */
    public static final String NAME = "kafka-security-audit";

    private static final ThreadGroup GROUP = new ThreadGroup(root(), NAME);

    private OutputThreads() {}

    /** A daemon thread of an output, not started. @param name what follows {@code kafka-security-audit-} */
    public static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(GROUP, work, NAME + "-" + name);
        thread.setDaemon(true);
        // Kafka's clients find classes by it; whatever thread starts an output must not decide what they find.
        thread.setContextClassLoader(OutputThreads.class.getClassLoader());
        return thread;
    }

    /** Whether the current thread works for an output. */
    public static boolean isCurrent() {
        for (ThreadGroup group = Thread.currentThread().getThreadGroup(); group != null; group = group.getParent()) {
            if (group == GROUP) {
                return true;
            }
        }
        return false;
    }

    /** Not the group of whoever comes first: it may be destroyed, or be interrupted as a whole. */
    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
