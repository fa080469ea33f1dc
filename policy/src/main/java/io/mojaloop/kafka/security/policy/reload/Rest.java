/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import java.util.Optional;

/**
 * Tells when a file has come to rest: it shows the same at every look for as long as asked, so nobody is in the middle of
 * writing it. Times are {@link PolicyTime#nanos}. Not thread-safe.
 */
final class Rest {
    /** So that two looks on both sides of a long pause of this process prove nothing. */
    private static final int LEAST_LOOKS = 3;

    private Optional<String> identity = Optional.empty();
    private long sinceNanos;
    private int looks;

    /** Notes what a look showed. */
    void saw(Optional<String> seen, long nowNanos) {
        if (seen.isPresent() && seen.equals(identity)) {
            looks = Math.min(looks + 1, LEAST_LOOKS);
        } else {
            identity = seen;
            sinceNanos = nowNanos;
            looks = 1;
        }
    }

    /** Whether it shows the same for as long as asked; then the time counts anew, so this is true once per period. */
    boolean completes(long periodNanos, long nowNanos) {
        if (identity.isEmpty() || looks < LEAST_LOOKS || nowNanos - sinceNanos < periodNanos) {
            return false;
        }
        sinceNanos = nowNanos;
        return true;
    }
}
