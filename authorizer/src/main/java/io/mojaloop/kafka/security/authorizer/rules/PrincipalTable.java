/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import org.jspecify.annotations.Nullable;

/** The rules of all principals. */
final class PrincipalTable extends HashTable<PrincipalRules, PrincipalTable> {
    static final PrincipalTable EMPTY = new PrincipalTable(null, 0, 0);

    private PrincipalTable(@Nullable Object root, int size, int segmentShift) {
        super(root, size, segmentShift);
    }

    @Nullable
    PrincipalRules find(String type, String name) {
        Object slot = slot(hash(type, name));
        if (slot instanceof PrincipalRules rules) {
            return rules.is(type, name) ? rules : null;
        }
        if (slot != null) {
            for (Object one : (Object[]) slot) {
                if (((PrincipalRules) one).is(type, name)) {
                    return (PrincipalRules) one;
                }
            }
        }
        return null;
    }

    private static int hash(String type, String name) {
        return spread(31 * type.hashCode() + name.hashCode());
    }

    @Override
    protected int hash(PrincipalRules element) {
        return hash(element.type(), element.name());
    }

    @Override
    protected boolean sameKey(PrincipalRules one, PrincipalRules other) {
        return one.is(other.type(), other.name());
    }

    @Override
    protected PrincipalTable create(@Nullable Object root, int size, int segmentShift) {
        return new PrincipalTable(root, size, segmentShift);
    }
}
