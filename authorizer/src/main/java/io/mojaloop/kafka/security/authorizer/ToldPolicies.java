/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What this process has told of its policy files. A combined node has two authorizers, which share one watcher and so see
 * the very same versions and refusals; each is told once to each trail.
 */
final class ToldPolicies {
    private static final int MOST = 64;

    private record Told(String trail, WeakReference<Object> news, Instant at) {}

    private static final Deque<Told> TOLD = new ArrayDeque<>();

    private ToldPolicies() {}

    /**
     * Takes note that something is being told.
     *
     * @param trail where to, by what is configured; empty for the log
     * @param news the version or the refusal itself: an equal one, of another watcher, is another
     * @param at which moment of it
     * @return whether it was not told before
     */
    static synchronized boolean isFirst(String trail, Object news, Instant at) {
        for (Told told : TOLD) {
            if (told.news.refersTo(news) && told.trail.equals(trail) && told.at.equals(at)) {
                return false;
            }
        }
        if (TOLD.size() >= MOST) {
            TOLD.removeFirst();
        }
        TOLD.addLast(new Told(trail, new WeakReference<>(news), at));
        return true;
    }
}
