/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.rules.HashTable;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** ACLs by their id. */
final class AclTable extends HashTable<AclRule, AclTable> {
    static final AclTable EMPTY = new AclTable(null, 0, 0);

    private AclTable(@Nullable Object root, int size, int segmentShift) {
        super(root, size, segmentShift);
    }

    @Nullable
    AclRule find(Uuid id) {
        Object slot = slot(spread(id.hashCode()));
        if (slot instanceof AclRule rule) {
            return rule.id().equals(id) ? rule : null;
        }
        if (slot != null) {
            for (Object one : (Object[]) slot) {
                if (((AclRule) one).id().equals(id)) {
                    return (AclRule) one;
                }
            }
        }
        return null;
    }

    @Override
    protected int hash(AclRule element) {
        return spread(element.id().hashCode());
    }

    @Override
    protected boolean sameKey(AclRule one, AclRule other) {
        return one.id().equals(other.id());
    }

    @Override
    protected AclTable create(@Nullable Object root, int size, int segmentShift) {
        return new AclTable(root, size, segmentShift);
    }
}
