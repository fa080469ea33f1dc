/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import io.mojaloop.kafka.security.policy.HostPattern;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Rules by the exact address of the client. */
final class HostTable extends HashTable<HostTable.Entry, HostTable> {
    static final HostTable EMPTY = new HostTable(null, 0, 0);

    private HostTable(@Nullable Object root, int size, int segmentShift) {
        super(root, size, segmentShift);
    }

    /** All rules of one host text. */
    static final class Entry extends RuleSet {
        final HostPattern.Exact host;

        Entry(HostPattern.Exact host, @Nullable Object rules) {
            super(rules, 0);
            this.host = host;
        }
    }

    @Nullable
    Entry find(InetAddress client) {
        Object slot = slot(spread(client.hashCode()));
        if (slot instanceof Entry entry) {
            return entry.host.matches(client) ? entry : null;
        }
        if (slot != null) {
            for (Object one : (Object[]) slot) {
                if (((Entry) one).host.matches(client)) {
                    return (Entry) one;
                }
            }
        }
        return null;
    }

    HostTable plus(Rule rule, HostPattern.Exact host) {
        Entry present = byText(host);
        return plus(present == null ? new Entry(host, rule) : new Entry(host, present.rulesWith(rule)));
    }

    HostTable minus(Rule rule, HostPattern.Exact host) {
        Entry present = byText(host);
        if (present == null) {
            return this;
        }
        Entry fewer = new Entry(host, present.rulesWithout(rule));
        return fewer.hasRules() ? plus(fewer) : minus(fewer);
    }

    private @Nullable Entry byText(HostPattern.Exact host) {
        Object slot = slot(spread(host.address().hashCode()));
        if (slot instanceof Object[] bucket) {
            for (Object one : bucket) {
                if (((Entry) one).host.text().equals(host.text())) {
                    return (Entry) one;
                }
            }
            return null;
        }
        return slot instanceof Entry entry && entry.host.text().equals(host.text()) ? entry : null;
    }

    @Override
    protected int hash(Entry element) {
        return spread(element.host.address().hashCode());
    }

    @Override
    protected boolean sameKey(Entry one, Entry other) {
        return one.host.text().equals(other.host.text());
    }

    @Override
    protected HostTable create(@Nullable Object root, int size, int segmentShift) {
        return new HostTable(root, size, segmentShift);
    }
}
