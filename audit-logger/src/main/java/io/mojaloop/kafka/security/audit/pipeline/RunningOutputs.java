/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.output.Output;
import io.mojaloop.kafka.security.audit.output.OutputContext;
import io.mojaloop.kafka.security.audit.output.OutputStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outputs of one trail, from their start to their end. */
final class RunningOutputs {
    private static final Logger LOG = LoggerFactory.getLogger(RunningOutputs.class);

    private final List<OutputConfig> configs;
    private final Outputs types;
    private final List<Output> running = new CopyOnWriteArrayList<>();

    RunningOutputs(List<OutputConfig> configs, Outputs types) {
        this.configs = configs;
        this.types = types;
    }

    /**
     * Starts all. They begin on a thread of the trail, so that the threads that they start are ones too.
     *
     * @throws RuntimeException of the first that does not start; those before it go on until {@link #close}
     */
    void start(OutputContext context) {
        CompletableFuture<Void> started = new CompletableFuture<>();
        TrailThreads.create("audit-outputs-start", () -> {
                    try {
                        for (OutputConfig config : configs) {
                            running.add(types.factory(config.type()).start(config.name(), config.settings(), context));
                        }
                        started.complete(null);
                    } catch (Throwable failure) {
                        started.completeExceptionally(failure);
                    }
                })
                .start();
        try {
            started.join();
        } catch (CompletionException failure) {
            throw new IllegalStateException(
                    "Output " + configs.get(running.size()) + " did not start: " + failure.getCause(),
                    failure.getCause());
        }
    }

    /** The last record that all have delivered; the highest number without outputs. From any thread. */
    long acknowledgedSequence() {
        if (running.size() < configs.size()) {
            return -1;
        }
        long least = Long.MAX_VALUE;
        for (Output output : running) {
            try {
                least = Math.min(least, output.acknowledgedSequence());
            } catch (RuntimeException defect) {
                LOG.debug("An output does not know how far it is", defect);
                return -1;
            }
        }
        return least;
    }

    /** Whether a decision is about what an output does in the cluster that is audited. From any thread. */
    boolean isOwn(Decision decision) {
        for (Output output : running) {
            if (output.ownTraffic()
                    .filter(own -> own.is(
                            decision.actor().principalType(),
                            decision.actor().principalName(),
                            decision.operation(),
                            decision.resource().type(),
                            decision.resource().name()))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** How all are doing. From any thread. */
    List<OutputStatus> status() {
        List<OutputStatus> all = new ArrayList<>();
        for (Output output : running) {
            try {
                all.add(output.status());
            } catch (RuntimeException defect) {
                LOG.debug("An output does not know how it is doing", defect);
            }
        }
        return all;
    }

    /** Stops all; what they have not delivered they will after the next start. */
    void close() {
        for (Output output : running) {
            try {
                output.close();
            } catch (RuntimeException failure) {
                LOG.warn("An output of the audit trail did not stop in order", failure);
            } catch (Exception failure) {
                LOG.warn("An output of the audit trail did not stop in order", failure);
            }
        }
    }
}
