/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import io.mojaloop.kafka.security.cli.audit.read.FlatRecord;
import io.mojaloop.kafka.security.cli.audit.read.Projection;
import java.util.List;
import java.util.function.Predicate;

/** A filter made ready for the records of a projection. */
public final class CompiledFilter {
    private CompiledFilter() {}

    /**
     * @param filter which records
     * @param projection has all {@link Filter#paths} of the filter, and everything if it {@link Filter#looksEverywhere}
     */
    public static Predicate<FlatRecord> of(Filter filter, Projection projection) {
        if (filter instanceof Filter.And and) {
            return all(and.parts().stream().map(part -> of(part, projection)).toList());
        }
        if (filter instanceof Filter.Or or) {
            return any(or.parts().stream().map(part -> of(part, projection)).toList());
        }
        if (filter instanceof Filter.Not not) {
            return of(not.part(), projection).negate();
        }
        if (filter instanceof Filter.Anywhere anywhere) {
            Predicate<String> test = ConditionCheck.of(anywhere.test());
            return flat -> any(flat.anywhere(), test);
        }
        Filter.Match match = (Filter.Match) filter;
        Predicate<String> test = ConditionCheck.of(match.test());
        int[] slots = match.fields().stream()
                .mapToInt(field -> projection.slot(field.path()))
                .toArray();
        return flat -> {
            for (int slot : slots) {
                if (any(flat.all(slot), test)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static boolean any(List<String> values, Predicate<String> test) {
        for (int i = 0; i < values.size(); i++) {
            if (test.test(values.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static Predicate<FlatRecord> all(List<Predicate<FlatRecord>> parts) {
        return flat -> {
            for (Predicate<FlatRecord> part : parts) {
                if (!part.test(flat)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Predicate<FlatRecord> any(List<Predicate<FlatRecord>> parts) {
        return flat -> {
            for (Predicate<FlatRecord> part : parts) {
                if (part.test(flat)) {
                    return true;
                }
            }
            return false;
        };
    }
}
