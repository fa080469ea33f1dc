/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import io.mojaloop.kafka.security.audit.event.Throttling;
import io.mojaloop.kafka.security.quota.usage.Budget;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sees which budgets are slowed down, or would be in monitor mode, and tells when that begins, about every half minute
 * that it goes on, and when it has ended.
 *
 * <p>At most {@value #MOST_WATCHED} budgets are watched at a time and {@value #MOST_TOLD} told of anew in a minute; the rest
 * is counted. Looks are taken by one thread, numbers read by any.
 */
public final class ThrottleWatch {
    static final int MOST_WATCHED = 10_000;
    static final int MOST_TOLD = 1_000;

    private static final long CONTINUES_MS = 30_000;
    private static final long WINDOW_MS = 60_000;

    private final ThrottleNews news;
    private final Map<Budget, Watched> watched = new HashMap<>();
    private long windowMs;
    private int toldInWindow;
    private long lookedMs;
    private long patienceMs;

    private volatile Set<Budget> slowed = Set.of();
    private volatile int slowedUnwatched;
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong untold = new AtomicLong();

    private static final class Watched {
        final Course course = new Course();
        MeasuredBudget last;
        boolean told;
        long toldMs;
        long lookedMs;

        Watched(MeasuredBudget first) {
            last = first;
        }
    }

    public ThrottleWatch(ThrottleNews news) {
        this.news = news;
    }

    /**
     * Looks at all budgets, about once a second.
     *
     * @param elapsedMs by a clock that never goes back
     */
    public void look(List<MeasuredBudget> budgets, long elapsedMs) {
        if (elapsedMs - windowMs >= WINDOW_MS) {
            windowMs = elapsedMs;
            toldInWindow = 0;
        }
        patienceMs = Math.max(Course.SUSPICION_MS, 2 * (elapsedMs - lookedMs));
        lookedMs = elapsedMs;
        int unwatched = 0;
        for (MeasuredBudget budget : budgets) {
            if (budget.isOfInterest()) {
                unwatched += look(budget, elapsedMs) ? 0 : 1;
            }
        }
        Set<Budget> now = new HashSet<>();
        for (Iterator<Map.Entry<Budget, Watched>> all = watched.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Budget, Watched> one = all.next();
            Watched budget = one.getValue();
            if (budget.lookedMs < elapsedMs) {
                // It is far from its limit, or Kafka has forgotten it.
                tell(budget, budget.course.look(false, 0, elapsedMs, patienceMs), elapsedMs);
            }
            if (budget.course.isSlowed()) {
                now.add(one.getKey());
            } else if (budget.course.isOver(elapsedMs, patienceMs)) {
                all.remove();
            }
        }
        slowed = now;
        slowedUnwatched = unwatched;
    }

    /** @return whether it is watched, or need not be */
    private boolean look(MeasuredBudget budget, long elapsedMs) {
        Budget key = budget.usage().budget();
        Watched known = watched.get(key);
        if (known == null) {
            if (watched.size() >= MOST_WATCHED) {
                return !budget.isOver();
            }
            known = new Watched(budget);
            watched.put(key, known);
        }
        // Whoever made it what it is may have been quiet since.
        known.last = budget.seen().isEmpty() ? budget.with(known.last.seen()) : budget;
        known.lookedMs = elapsedMs;
        double meanDelayMs = budget.enforced() ? budget.usage().throttleTimeMs() : 0;
        tell(known, known.course.look(budget.isOver(), meanDelayMs, elapsedMs, patienceMs), elapsedMs);
        return true;
    }

    private void tell(Watched budget, Course.News happened, long elapsedMs) {
        Course course = budget.course;
        switch (happened) {
            case STARTED -> {
                budget.told = toldInWindow < MOST_TOLD;
                if (budget.told) {
                    toldInWindow++;
                    told.incrementAndGet();
                    budget.toldMs = elapsedMs;
                    news.tell(Throttling.Phase.STARTED, budget.last, elapsedMs, elapsedMs - course.firstMs());
                } else {
                    untold.incrementAndGet();
                }
            }
            case ENDED -> {
                if (budget.told) {
                    news.tell(Throttling.Phase.ENDED, budget.last, course.lastMs(), course.lastMs() - course.firstMs());
                }
            }
            case NONE -> {
                if (course.isSlowed() && budget.told && elapsedMs - budget.toldMs >= CONTINUES_MS) {
                    budget.toldMs = elapsedMs;
                    news.tell(Throttling.Phase.CONTINUES, budget.last, elapsedMs, elapsedMs - course.firstMs());
                }
            }
        }
    }

    /** Whether a budget is slowed just now, or would be. */
    public boolean isSlowed(Budget budget) {
        return slowed.contains(budget);
    }

    /**
     * The same without a delay that nobody is given any more: Kafka's {@code throttle-time} is the mean of a minute. By the
     * thread that looks.
     */
    public MeasuredBudget asItIsNow(MeasuredBudget budget) {
        boolean delayed =
                budget.enforced() && (budget.isOver() || isSlowed(budget.usage().budget()));
        return delayed || budget.usage().throttleTimeMs() == 0 ? budget : budget.undelayed();
    }

    /** How many are watched: at most {@value #MOST_WATCHED}. */
    int watchedNow() {
        return watched.size();
    }

    /** How many are. */
    public int slowedNow() {
        return slowed.size() + slowedUnwatched;
    }

    /** How often the beginning was told. */
    public long told() {
        return told.get();
    }

    /** How often it was not, because there was too much to tell. Those that were not even watched are not among them. */
    public long untold() {
        return untold.get();
    }
}
