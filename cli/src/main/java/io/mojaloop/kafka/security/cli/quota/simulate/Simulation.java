/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import io.mojaloop.kafka.security.quota.status.StatusJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.server.quota.ClientQuotaType;

/** Counts what was recorded as a policy would have. Not thread-safe. */
public final class Simulation {
    private static final Comparator<Outcome> ORDER = Comparator.comparing(
                    (Outcome outcome) -> outcome.place().kind().isLimited())
            .thenComparing(Outcome::over)
            .thenComparing(outcome -> outcome.peak() / outcome.place().limit().orElse(Double.POSITIVE_INFINITY))
            .thenComparing(Outcome::peak)
            .reversed()
            .thenComparing(outcome -> outcome.place().name())
            .thenComparing(outcome -> outcome.place().type());

    private final CompiledQuotas policy;
    private final Map<Place, Series> places = new HashMap<>();
    private final TreeSet<Long> times = new TreeSet<>();

    public Simulation(CompiledQuotas policy) {
        this.policy = policy;
        // Of a tenant that used nothing one wants to know, too.
        for (CompiledTenant tenant : policy.tenants()) {
            for (ClientQuotaType type : StatusJson.types()) {
                if (tenant.limit(type).isPresent()) {
                    places.put(Place.of(tenant, type), new Series());
                }
            }
        }
    }

    /** Notes that use was looked at then, whether there was any or not. */
    public void sample(long timeMs) {
        times.add(timeMs);
    }

    public void add(Demand demand) {
        sample(demand.timeMs());
        if (demand.rate() > 0) {
            places.computeIfAbsent(Place.of(policy, demand), any -> new Series())
                    .add(demand);
        }
    }

    public int samples() {
        return times.size();
    }

    public Optional<Instant> first() {
        return times.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(times.first()));
    }

    public Optional<Instant> last() {
        return times.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(times.last()));
    }

    /** Those who would have been slowed first. */
    public List<Outcome> outcomes(double headroom) {
        return places.entrySet().stream()
                .map(entry -> Outcome.of(entry.getKey(), entry.getValue(), times.size(), headroom))
                .sorted(ORDER)
                .toList();
    }
}
