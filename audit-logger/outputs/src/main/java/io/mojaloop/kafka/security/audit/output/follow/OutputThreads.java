/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import io.mojaloop.kafka.security.audit.pipeline.TrailThreads;

/** The threads of outputs. They belong to trails, and so do those that their clients start. */
public final class OutputThreads {
    /** What the names of threads, and of clients towards their servers, begin with. */
    static final String NAME = "kafka-security-audit";

    private OutputThreads() {}

    /** A daemon thread of an output, not started. @param name what follows {@code kafka-security-audit-} */
    public static Thread daemon(String name, Runnable work) {
        Thread thread = TrailThreads.create(NAME + "-" + name, work);
        // Kafka's clients find classes by it; whatever thread starts an output must not decide what they find.
        thread.setContextClassLoader(OutputThreads.class.getClassLoader());
        return thread;
    }
}
