/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.Problem;
import java.time.Instant;
import java.util.List;

/**
 * Who works by the policy: an authorizer, a quota call-back. All consumers of one file in a process see the same version:
 * a candidate is first {@link #check checked} by all, then {@link #accept accepted} by all, or refused as a whole. Calls
 * come one at a time, from the thread that opens the source or from the reload thread.
 */
public interface PolicyConsumer {
    /**
     * Looks for what makes a candidate unacceptable here, for example that it would lock out the brokers. Must not take
     * any effect.
     *
     * @return empty to agree
     */
    List<Problem> check(LoadedPolicy candidate);

    /** Lets a version take effect. Only a defect throws; the other consumers then still get it. */
    void accept(LoadedPolicy loaded);

    /** Tells that a binding has ended or that the clock was set: what depends on the time must be worked out again. */
    void timePassed(LoadedPolicy loaded, Instant now);

    /** Tells that a changed, unreadable or vanished file was refused, once for each new reason; the last version stays. */
    void refused(PolicyRefusal refusal);
}
