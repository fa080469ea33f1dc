/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.quota.tags.TagCache;
import io.mojaloop.kafka.security.quota.usage.Budget;
import io.mojaloop.kafka.security.quota.watch.MeasuredBudget.Client;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.kafka.server.quota.ClientQuotaType;

/** Who used some budgets lately: of each, the {@value #MOST} that were seen last. */
final class SeenClients {
    static final int MOST = 5;

    /** About a minute: one who was slowed down may be silent for long. */
    private static final int LATELY_PERIODS = 60;

    private static final Comparator<TagCache.Entry> EARLIEST_FIRST = Comparator.comparingInt(TagCache.Entry::seen)
            .thenComparing(TagCache.Entry::principalName, Comparator.reverseOrder())
            .thenComparing(TagCache.Entry::clientId, Comparator.reverseOrder());

    /** Of those that are wanted only, which may be all that Kafka has. */
    private final Map<Budget, PriorityQueue<TagCache.Entry>> seen = new HashMap<>();

    private final Set<Budget> wanted;

    private SeenClients(Collection<Budget> wanted) {
        this.wanted = Set.copyOf(wanted);
    }

    /** @param wanted the budgets to look for; with none of them nothing is looked at */
    static SeenClients of(Iterable<PolicyQuotaCallback> callbacks, Collection<Budget> wanted, int period) {
        SeenClients found = new SeenClients(wanted);
        for (ClientQuotaType type : ClientQuotaType.values()) {
            if (wanted.stream().anyMatch(budget -> budget.type() == type)) {
                callbacks.forEach(
                        callback -> callback.resolver(type).forEachSeen(entry -> found.see(type, entry, period)));
            }
        }
        return found;
    }

    private void see(ClientQuotaType type, TagCache.Entry entry, int period) {
        if (period - entry.seen() > LATELY_PERIODS) {
            return;
        }
        Budget budget = new Budget(type, entry.tags());
        if (wanted.contains(budget)) {
            PriorityQueue<TagCache.Entry> of =
                    seen.computeIfAbsent(budget, any -> new PriorityQueue<>(MOST + 1, EARLIEST_FIRST));
            of.add(entry);
            if (of.size() > MOST) {
                of.remove();
            }
        }
    }

    /** The last one first. */
    List<Client> of(Budget budget) {
        PriorityQueue<TagCache.Entry> of = seen.get(budget);
        return of == null
                ? List.of()
                : of.stream()
                        .sorted(EARLIEST_FIRST.reversed())
                        .filter(entry -> !entry.principalName().isEmpty())
                        .map(entry -> new Client(
                                new Principal(entry.principalType(), entry.principalName()), entry.clientId()))
                        .distinct() // a combined node has two call-backs
                        .toList();
    }
}
