/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * ECS {@code rule} of rules that decided lately. A rule is known by its identity, as the index of the authorizer knows it,
 * and never changes; it may go while its text is still here. Not thread-safe.
 */
final class RuleCache {
    private static final int PLACES = 256;

    private final @Nullable Known[] places = new @Nullable Known[PLACES];

    private record Known(WeakReference<Object> rule, byte[] members) {}

    byte @Nullable [] find(Object rule) {
        @Nullable Known known = places[place(rule)];
        return known != null && known.rule().get() == rule ? known.members() : null;
    }

    void remember(Object rule, byte[] bytes, int from, int until) {
        places[place(rule)] = new Known(new WeakReference<>(rule), Arrays.copyOfRange(bytes, from, until));
    }

    private static int place(Object rule) {
        int hash = System.identityHashCode(rule);
        return (hash ^ hash >>> 8) & PLACES - 1;
    }
}
