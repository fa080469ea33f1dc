/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.AuthenticationCount;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.DecisionCount;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.net.InetAddress;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What is counted: allowed requests after the first of their kind; denied requests and failed authentications when there
 * are too many. Every one of them either has a record of its own or is in exactly one count.
 */
final class Counts {
    /** Kinds that one step of a sweep looks at: the queue must not fill meanwhile. */
    private static final int SWEEP_STEP = 1024;

    private final CountTable<Decision> decisions;
    private final CountTable<Authentication> authentications;
    private final int burst;
    private final BooleanSupplier pressure;

    private int sweptDecisions;
    private int sweptAuthentications;
    private boolean decisionsDone;

    /** @param pressure whether records of their own are too many just now, whatever their kinds */
    Counts(int mostKinds, int burst, BooleanSupplier pressure) {
        this.decisions = new CountTable<>(Widening.OF_DECISIONS, mostKinds);
        this.authentications = new CountTable<>(Widening.OF_AUTHENTICATIONS, Math.max(16, mostKinds / 4));
        this.burst = burst;
        this.pressure = pressure;
    }

    /** How many kinds are known. */
    int kinds() {
        return decisions.size() + authentications.size();
    }

    /** Counts a decision of a known kind. @return false if it needs a record of its own; then nothing was counted */
    boolean count(
            Decision.Verdict verdict,
            String principalType,
            String principalName,
            String operation,
            String resourceType,
            String resourceName,
            InetAddress client) {
        Kind<Decision> kind = decisions.find(
                verdict.ordinal(), principalType, principalName, operation, resourceType, resourceName, client);
        if (kind == null) {
            return false;
        }
        if (verdict != Decision.Verdict.ALLOWED && kind.hasRoomFor(burst) && !pressure.getAsBoolean()) {
            return false;
        }
        // If the kind has just been forgotten, this is a first sight again.
        return kind.counter.raise();
    }

    /** Claims a record of its own for a decision. @return false if there were too many; then it has been counted */
    boolean claim(Decision decision) {
        return claimOrCount(decision, burst);
    }

    /** Counts a decision whatever its kind. */
    void count(Decision decision) {
        claimOrCount(decision, 0);
    }

    /** The same for failed authentications. */
    boolean claim(Authentication failure) {
        return claimOrCount(failure, burst);
    }

    /** The same for failed authentications. */
    void count(Authentication failure) {
        claimOrCount(failure, 0);
    }

    private boolean claimOrCount(Decision decision, int mostIndividuals) {
        while (true) {
            Kind<Decision> kind = decisions.findOrAdd(
                    decision,
                    decision.verdict().ordinal(),
                    decision.actor().principalType(),
                    decision.actor().principalName(),
                    decision.operation(),
                    decision.resource().type(),
                    decision.resource().name(),
                    decision.actor().address());
            if (kind.claimIndividual(mostIndividuals)) {
                return true;
            }
            if (kind.counter.raise()) {
                return false;
            }
        }
    }

    private boolean claimOrCount(Authentication failure, int mostIndividuals) {
        while (true) {
            Kind<Authentication> kind = authentications.findOrAdd(
                    failure,
                    0,
                    "",
                    failure.actor().principalName(),
                    failure.actor().mechanism(),
                    "",
                    failure.reason(),
                    failure.actor().address());
            if (kind.claimIndividual(mostIndividuals)) {
                return true;
            }
            if (kind.counter.raise()) {
                return false;
            }
        }
    }

    /**
     * Goes on with writing the counts of the window that ends. By one thread.
     *
     * @return whether that was the last step of this window
     */
    boolean sweep(long nowMs, Consumer<SecurityEvent> records) {
        if (!decisionsDone) {
            sweptDecisions = decisions.sweep(
                    sweptDecisions,
                    SWEEP_STEP,
                    nowMs,
                    (like, count, sinceMs, widened) ->
                            records.accept(new DecisionCount(like, count, Math.min(sinceMs, nowMs), nowMs, widened)));
            decisionsDone = sweptDecisions == 0;
            return false;
        }
        sweptAuthentications = authentications.sweep(
                sweptAuthentications,
                SWEEP_STEP,
                nowMs,
                (like, count, sinceMs, widened) ->
                        records.accept(new AuthenticationCount(like, count, Math.min(sinceMs, nowMs), nowMs, widened)));
        decisionsDone = sweptAuthentications != 0;
        return !decisionsDone;
    }
}
