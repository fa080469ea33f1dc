/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import java.util.List;
import java.util.function.Predicate;

/**
 * All that a pattern means, but for what others in it mean.
 *
 * @param <T> the patterns
 */
record Section<T>(T pattern, List<T> except) {
    Section {
        except = List.copyOf(except);
    }

    boolean holds(Predicate<T> matches) {
        return matches.test(pattern) && except.stream().noneMatch(matches);
    }
}
