/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

/** A tenant's budget of one type on this node, from tick to tick. One thread. */
final class Account {
    /** Who uses that part of its limit could do with more. */
    static final double NEAR_LIMIT = 0.8;

    /** What an owner that wakes finds in any case before lenders have given back, as part of its guarantee. */
    static final double HEAD_ROOM = 0.05;

    /**
     * A lower limit is at least that part of what was used over Kafka's window: the delay is (used / limit - 1) x window, so
     * at most a quarter of it, 2.75 s.
     */
    static final double LOWERED_TO = 0.8;

    /**
     * Who uses a quarter more than its limit for good, with more bytes under way than three seconds of it, would by that
     * rule alone never have less. It has to wait longer than that by itself.
     */
    static final double LEFT_AFTER_A_SECOND = 0.9;

    private static final double GROWTH_A_SECOND = 1.25;
    private static final double GROWTH_OF_POOL_A_SECOND = 0.05;

    /** Changes by less are not made, for each makes Kafka look at all its metrics. */
    private static final double NEGLIGIBLE = 0.02;

    private final int weight;
    private final boolean borrows;
    private final RecentUse use;
    private double guarantee;
    private double limit;

    Account(int weight, boolean borrows, RecentUse use) {
        this.weight = weight;
        this.borrows = borrows;
        this.use = use;
    }

    /** The same budget with another policy's terms. */
    Account withTerms(int newWeight, boolean newBorrows) {
        Account changed = new Account(newWeight, newBorrows, use);
        changed.limit = limit;
        changed.guarantee = guarantee;
        return changed;
    }

    /** It is held to its limit from now on: that comes down from what it uses, as a limit that is lowered. */
    void enforce() {
        limit = Math.max(limit, use.latest());
    }

    /** A lower guarantee leaves the limit as it is until the next {@link #grant}. */
    void guarantee(double guaranteed) {
        guarantee = guaranteed;
        limit = Math.max(limit, guaranteed);
    }

    void used(long nowMs, double rate) {
        use.add(nowMs, rate);
    }

    double guarantee() {
        return guarantee;
    }

    double limit() {
        return limit;
    }

    int weight() {
        return weight;
    }

    boolean borrows() {
        return borrows;
    }

    /** What it has beyond its guarantee now. */
    double lent() {
        return Math.max(0, limit - guarantee);
    }

    private boolean isNearLimit() {
        return use.latest() >= limit * NEAR_LIMIT;
    }

    /** What may be lent to others. Who wants more himself lends nothing. */
    double idle() {
        boolean wants = borrows && (isNearLimit() || lent() > 0);
        return wants ? 0 : Math.max(0, guarantee * (1 - HEAD_ROOM) - use.highestPresent());
    }

    /** What it could do with beyond its guarantee: little more than now if it uses that, and no more than it uses. */
    double want(double pool, double seconds) {
        if (!borrows) {
            return 0;
        }
        if (isNearLimit()) {
            double more = Math.max(
                    limit * (Math.pow(GROWTH_A_SECOND, seconds) - 1), pool * GROWTH_OF_POOL_A_SECOND * seconds);
            return lent() + more;
        }
        return Math.min(lent(), Math.max(0, use.highestMean() / NEAR_LIMIT - guarantee));
    }

    /** What it still has beyond its guarantee if it is to have less: what it used just now is not taken at once. */
    double kept(double granted, double seconds) {
        double sunk = limit * Math.pow(LEFT_AFTER_A_SECOND, seconds);
        double lowest = Math.min(sunk, use.latest() * LOWERED_TO);
        double kept = Math.max(granted, Math.max(0, lowest - guarantee));
        // All of what was lent goes back, however little it is.
        return kept > 0 && lent() - kept < limit * NEGLIGIBLE * seconds ? lent() : kept;
    }

    /** Sets the limit; to more only if that is worth it. */
    void grant(double beyondGuarantee) {
        double granted = guarantee + beyondGuarantee;
        boolean little = granted > limit && granted - limit < limit * NEGLIGIBLE;
        limit = little ? limit : granted;
    }
}
