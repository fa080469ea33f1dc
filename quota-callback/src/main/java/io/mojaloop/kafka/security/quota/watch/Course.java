/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

/**
 * Whether one budget is being slowed down, from look to look. Kafka does not tell; what shows it:
 *
 * <ul>
 *   <li>a rate above the limit: whatever took it there was delayed until it would be down at the limit again. Not always,
 *       as a sample of the rate may drop out of the window before. A client that keeps to its delays moves around its limit,
 *       so half of the looks may miss it
 *   <li>an overdrawn bucket of tokens, which mutations are taken from: the same
 *   <li>a {@code throttle-time} that was 0 and is not: somebody was delayed by so much. Where a fetch would exceed its limit
 *       Kafka takes the bytes back, so nothing else may show it
 *   <li>a {@code throttle-time} that changed. That may be another delay. It may also be that one of the samples it is the
 *       mean of became too old: at most {@value #EXPIRIES} times after the last delay, as there are three. So this counts
 *       while other things show it too, or when it happens more often. That it did not change proves nothing: all delays of
 *       the request quota may be of one second
 * </ul>
 *
 * <p>It begins with the first of two such looks in a row or within five seconds: a client is not told of for a single delay of some
 * milliseconds. It has ended when nothing showed it for {@value #QUIET_MS} ms and {@value #QUIET_DELAYS} mean delays, at
 * most {@value #MOST_QUIET_MS} ms: then it ended with the last look that did. One thread.
 */
final class Course {
    static final long QUIET_MS = 10_000;
    /** Equal requests of one connection may be given equal delays, which nothing shows, for some in a row. */
    static final int QUIET_DELAYS = 5;

    static final long MOST_QUIET_MS = 60_000;
    static final long SUSPICION_MS = 5_000;

    private static final long MOST_DELAY_MS = 30_000;
    private static final int EXPIRIES = 2;
    private static final long NEVER = Long.MIN_VALUE;

    private double throttleTimeMs;
    private long mutedUntilMs = NEVER;
    private long firstMs = NEVER;
    private long lastMs = NEVER;
    private long hintedMs = NEVER;
    private int hints;
    private boolean slowed;

    /** What a look gave. */
    enum News {
        NONE,
        STARTED,
        ENDED
    }

    /**
     * Looks at a budget.
     *
     * @param over whether more was used than the limit, or the tokens are overdrawn
     * @param meanDelayMs what {@code throttle-time} says; 0 if nobody is slowed but only would be
     * @param nowMs by a clock that never goes back
     * @param patienceMs within which a second look must show it
     */
    News look(boolean over, double meanDelayMs, long nowMs, long patienceMs) {
        boolean delayed = isDelay(meanDelayMs, nowMs);
        if (delayed) {
            mutedUntilMs = Math.max(mutedUntilMs, nowMs + (long) Math.min(meanDelayMs, MOST_DELAY_MS));
        }
        throttleTimeMs = meanDelayMs;
        if (over || delayed || nowMs < mutedUntilMs) {
            return evident(nowMs, patienceMs);
        }
        if (slowed && nowMs - lastMs >= quietMs(meanDelayMs)) {
            slowed = false;
            return News.ENDED;
        }
        return News.NONE;
    }

    private News evident(long nowMs, long patienceMs) {
        boolean again = lastMs != NEVER && nowMs - lastMs <= patienceMs;
        lastMs = nowMs;
        if (slowed) {
            return News.NONE;
        }
        if (!again) {
            firstMs = nowMs;
            return News.NONE;
        }
        slowed = true;
        return News.STARTED;
    }

    private static long quietMs(double meanDelayMs) {
        return (long) Math.min(MOST_QUIET_MS, QUIET_MS + QUIET_DELAYS * meanDelayMs);
    }

    /** For how long after other signs a change is taken for one; shorter than what samples need to become too old. */
    private static long hintsMs(double meanDelayMs) {
        return (long) Math.min(MOST_DELAY_MS, QUIET_MS + 2 * meanDelayMs);
    }

    private boolean isDelay(double meanDelayMs, long nowMs) {
        if (meanDelayMs <= 0 || meanDelayMs == throttleTimeMs) {
            return false;
        }
        if (throttleTimeMs == 0 || lastMs != NEVER && nowMs - lastMs < hintsMs(meanDelayMs)) {
            return true;
        }
        if (hintedMs == NEVER || nowMs - hintedMs >= QUIET_MS) {
            hintedMs = nowMs;
            hints = 0;
        }
        return ++hints > EXPIRIES;
    }

    boolean isSlowed() {
        return slowed;
    }

    /** When it began. */
    long firstMs() {
        return firstMs;
    }

    /** The last look that showed it. */
    long lastMs() {
        return lastMs;
    }

    /** Whether nothing would be lost if it was forgotten. */
    boolean isOver(long nowMs, long patienceMs) {
        return !slowed && throttleTimeMs == 0 && (lastMs == NEVER || nowMs - lastMs > patienceMs);
    }
}
