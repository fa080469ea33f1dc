/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import java.util.ArrayList;
import java.util.List;

/** What a recording leaves open: told, so that nobody takes a guess for a fact. */
public final class Doubts {
    private Doubts() {}

    public static List<String> of(List<Outcome> outcomes) {
        List<String> doubts = new ArrayList<>();
        boolean members = outcomes.stream()
                .flatMap(outcome -> outcome.causes().stream())
                .anyMatch(cause -> cause.label().startsWith(new Who.Members("").label()));
        if (members) {
            doubts.add(
                    "Kafka measures a tenant's budget as a whole: which of its members used it is not recorded. All of"
                            + " it is counted for the tenant of the same name, whoever is in that now.");
        }
        long unknown = outcomes.stream()
                .filter(outcome -> outcome.place().kind() == Place.Kind.UNKNOWN && outcome.peak() > 0)
                .count();
        if (unknown > 0) {
            doubts.add(Count.of(unknown, "budget")
                    + " cannot be assigned: it is not recorded whose principal it was, so nothing is said of it. To know,"
                    + " record with PolicyQuotaCallback and an 'unlisted' limit in monitor mode.");
        }
        long slowed = outcomes.stream()
                .filter(Outcome::slowed)
                .filter(outcome -> outcome.peak() > 0)
                .count();
        if (slowed > 0) {
            doubts.add("Clients of " + Count.of(slowed, "budget")
                    + " were slowed while it was recorded: how much they wanted is not known, it was at least this.");
        }
        if (outcomes.stream()
                .anyMatch(outcome -> outcome.place().scope() == Scope.CLUSTER
                        && outcome.place().kind() == Place.Kind.TENANT)) {
            doubts.add(
                    "A cluster budget is compared with the sum over all brokers. In a cluster each broker has a part of"
                            + " it, so clients that use few brokers meet their limit somewhat earlier.");
        }
        return doubts;
    }
}
