/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.quota.usage.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A budget, what it may use and what it uses.
 *
 * @param tenant whose it is; empty if it is a client's own
 * @param limit in force or, in monitor mode, what would be; empty if there is none
 * @param enforced whether anybody is slowed by it
 * @param seen who used it lately: at most a few, the last one first; looked up only if it {@link #isOfInterest}
 */
public record MeasuredBudget(
        Usage usage, Optional<String> tenant, OptionalDouble limit, boolean enforced, List<Client> seen) {
    public MeasuredBudget {
        seen = List.copyOf(seen);
    }

    /** @param clientId as the client calls itself */
    public record Client(Principal principal, String clientId) {}

    /** The same with who used it lately. */
    public MeasuredBudget with(List<Client> clients) {
        return new MeasuredBudget(usage, tenant, limit, enforced, clients);
    }

    /** The same of whom nobody is delayed. */
    MeasuredBudget undelayed() {
        Usage same = new Usage(usage.type(), usage.tags(), usage.rate(), 0, usage.exhausted());
        return new MeasuredBudget(same, tenant, limit, enforced, seen);
    }

    /** Whether it uses more than its limit, or than would be. */
    public boolean isOver() {
        return limit.isPresent() && (usage.rate() > limit.getAsDouble() || enforced && usage.exhausted());
    }

    /** Whether somebody may be, or have been, slowed down. */
    public boolean isOfInterest() {
        return limit.isPresent() && (isOver() || enforced && usage.throttleTimeMs() > 0);
    }
}
