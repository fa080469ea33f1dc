/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Sequences of what an administrator and clients do, with names that are easily mistaken for others. */
final class QuotaSteps {
    static final List<String> USERS = List.of(
            "alice",
            "a",
            "a:b",
            "a b",
            "a+b",
            "*",
            "%",
            "<default>",
            "%3Cdefault%3E",
            "\u00fc",
            "\uD83D\uDE00",
            "/",
            "CN=x,O=y",
            "");
    static final List<String> CLIENT_IDS =
            List.of("", "c", "b:c", ":", "<default>", "%3Cdefault%3E", "*", "a b", "%", "\u00fc", "\uD83D\uDE00");

    sealed interface Step {}

    /** Names as in {@link BrokerQuotas#update}. */
    record Change(
            @Nullable String user,
            @Nullable String clientId,
            @Nullable Double limit) implements Step {
        boolean isForSomebody() {
            return user != null || clientId != null;
        }
    }

    record Request(String user, String clientId, double value, int afterMs) implements Step {}

    private QuotaSteps() {}

    static Arbitrary<List<Step>> steps() {
        // Few names at a time, or no two steps would mean the same one.
        return Combinators.combine(some(USERS, 3), some(CLIENT_IDS, 3))
                .flatAs((users, clientIds) -> Arbitraries.frequencyOf(
                                Tuple.of(2, changes(users, clientIds)), Tuple.of(3, requests(users, clientIds)))
                        .list()
                        .ofMinSize(20)
                        .ofMaxSize(60));
    }

    private static Arbitrary<List<String>> some(List<String> names, int count) {
        return Arbitraries.of(names).list().ofMinSize(1).ofMaxSize(count);
    }

    private static Arbitrary<Step> changes(List<String> users, List<String> clientIds) {
        Arbitrary<Double> limits = Arbitraries.of(1.0, 1.5, 10.0, 1000.0, 5000.0, 1e6, (double) Long.MAX_VALUE, 0.001);
        return Combinators.combine(entity(users), entity(clientIds), limits.injectNull(0.25))
                .as(Change::new)
                .filter(Change::isForSomebody)
                .map(change -> change);
    }

    private static Arbitrary<@Nullable String> entity(List<String> names) {
        List<String> all = new ArrayList<>(names);
        all.add(BrokerQuotas.DEFAULT);
        return Arbitraries.of(all).injectNull(0.35);
    }

    private static Arbitrary<Step> requests(List<String> users, List<String> clientIds) {
        return Combinators.combine(
                        Arbitraries.of(users),
                        Arbitraries.of(clientIds),
                        Arbitraries.of(1.0, 50.0, 20_000.0, 1e6, 1e8),
                        Arbitraries.of(0, 1, 300, 1000, 2500))
                .as(Request::new);
    }
}
