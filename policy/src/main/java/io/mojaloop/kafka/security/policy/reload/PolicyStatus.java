/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import java.time.Instant;
import java.util.Optional;

/**
 * How the watching of a policy file goes.
 *
 * @param version of the content in force, see {@link LoadedPolicy#version}
 * @param sha256 of the content in force
 * @param loadedAt when it came into force
 * @param ageMs how long ago that is; not negative
 * @param outcome of the last look at the file that came to a judgement
 * @param lastCheckedAt when the file was last looked at: if this stands still, the thread does
 * @param consecutiveFailures judgements in a row, one per interval, that found the file unfit; 0 when it is in force
 * @param totalRefusals how often there was a new reason to refuse, since the file was opened
 * @param problem why it is unfit, escaped for logs; empty if it is in force
 */
public record PolicyStatus(
        long version,
        String sha256,
        Instant loadedAt,
        long ageMs,
        Outcome outcome,
        Instant lastCheckedAt,
        int consecutiveFailures,
        long totalRefusals,
        Optional<String> problem) {
    /** What a look at the file gave. */
    public enum Outcome {
        /** A new content came into force. */
        LOADED,
        /** It holds the content in force. */
        UNCHANGED,
        /** It holds what is no acceptable policy. */
        REFUSED,
        /** It is there but cannot be read, or is no regular file. */
        UNREADABLE,
        /** It is not there. */
        MISSING
    }
}
