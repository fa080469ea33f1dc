/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TagCacheTest {
    record Client(String type, String name, String clientId, long generation) {}

    @Property(tries = 300)
    void entry_found_isTheOneThatWasPut(@ForAll("clients") List<Client> clients) {
        TagCache cache = new TagCache(8);
        Map<Client, QuotaTags> put = new HashMap<>(); // the oracle: forgets nothing
        for (Client client : clients) {
            TagCache.Entry found = get(cache, client);
            if (found != null) {
                assertThat(found.tags()).as("%s in %s", client, clients).isSameAs(put.get(client));
                assertThat(List.of(found.principalType(), found.principalName(), found.clientId()))
                        .containsExactly(client.type(), client.name(), client.clientId());
            } else {
                QuotaTags tags = QuotaTags.stock(client.name(), client.clientId());
                put.put(client, tags);
                cache.put(entry(client, tags));
                assertThat(get(cache, client)).as("just put").isNotNull();
            }
        }
        Set<QuotaTags> remembered = new HashSet<>();
        cache.forEach(entry -> remembered.add(entry.tags()));
        assertThat(put.values()).containsAll(remembered);
    }

    @Example
    void clients_asManyAsAQuarterOfThePlaces_areNearlyAllRemembered() {
        for (int places : new int[] {1 << 10, 1 << 15, 1 << 20}) {
            TagCache cache = new TagCache(places);
            int clients = places / 4;
            for (int i = 0; i < clients; i++) {
                cache.put(entry(client(i), QuotaTags.stock("u" + i, "")));
            }
            int found = 0;
            for (int i = 0; i < clients; i++) {
                found += get(cache, client(i)) == null ? 0 : 1;
            }
            // Chance puts more than four of them into one set for some 0.4% of them.
            assertThat(found).as("of %s in %s places", clients, places).isGreaterThan((int) (clients * 0.98));
        }
    }

    @Example
    void names_aMillion_takeNoMorePlacesThanThereAre() {
        int places = 1 << 10;
        TagCache cache = new TagCache(places);
        for (int i = 0; i < 1_000_000; i++) {
            cache.put(entry(client(i), QuotaTags.stock("u", "")));
        }
        assertThat(size(cache)).isLessThanOrEqualTo(places).isGreaterThan(places * 9 / 10);
    }

    @Example
    void names_thatAreLong_takeASmallPartOfThePlaces() {
        int places = 1 << 12;
        TagCache cache = new TagCache(places);
        String padding = "x".repeat(1000);
        for (int i = 0; i < 20_000; i++) {
            Client client = new Client("User", "u", padding + i, 0);
            cache.put(entry(client, QuotaTags.stock("u", "")));
            assertThat(get(cache, client)).isNotNull();
        }
        assertThat(size(cache)).isEqualTo(places / 64);
    }

    @Example
    void clients_whoseNamesHaveOneHash_areToldApart() {
        TagCache cache = new TagCache(16);
        Client one = new Client("User", "Aa", "BB", 0);
        Client two = new Client("User", "BB", "Aa", 0);
        cache.put(entry(one, QuotaTags.stock("Aa", "BB")));
        assertThat(get(cache, two)).isNull();
        cache.put(entry(two, QuotaTags.stock("BB", "Aa")));
        assertThat(get(cache, one).tags()).isEqualTo(Map.of("user", "Aa", "client-id", "BB"));
    }

    @Example
    void entries_putAndFoundByManyThreads_areTheirClients() throws Exception {
        TagCache cache = new TagCache(64);
        int threads = 4;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                SplittableRandom random = new SplittableRandom(t);
                results.add(executor.submit(() -> {
                    start.await();
                    int found = 0;
                    for (int i = 0; i < 100_000; i++) {
                        Client client = new Client("User", "u" + random.nextInt(100), "", random.nextInt(2));
                        TagCache.Entry entry = get(cache, client);
                        if (entry == null) {
                            cache.put(entry(client, QuotaTags.stock(client.name(), "" + client.generation())));
                        } else {
                            found++;
                            assertThat(entry.principalName()).isEqualTo(client.name());
                            assertThat(entry.tags().get("user")).isEqualTo(client.name());
                            assertThat(entry.tags().get("client-id")).isEqualTo("" + client.generation());
                        }
                    }
                    return found;
                }));
            }
            for (Future<Integer> result : results) {
                assertThat(result.get()).isPositive();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Example
    void places_thatAreNoPowerOfTwo_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TagCache(3));
        assertThatIllegalArgumentException().isThrownBy(() -> new TagCache(2));
        assertThatIllegalArgumentException().isThrownBy(() -> new TagCache(12));
    }

    private static Client client(int number) {
        return new Client("User", "user-" + number, "client-" + number, 7);
    }

    private static int size(TagCache cache) {
        int[] count = new int[1];
        cache.forEach(entry -> count[0]++);
        return count[0];
    }

    private static TagCache.Entry get(TagCache cache, Client client) {
        return cache.get(client.type(), client.name(), client.clientId(), client.generation());
    }

    private static TagCache.Entry entry(Client client, QuotaTags tags) {
        return new TagCache.Entry(client.type(), client.name(), client.clientId(), client.generation(), tags);
    }

    @Provide
    Arbitrary<List<Client>> clients() {
        Arbitrary<String> names = Arbitraries.of("", "a", "b", "Aa", "BB", "AaAa", "BBBB", "AaBB", "x".repeat(600));
        return Combinators.combine(
                        Arbitraries.of("User", "Group"),
                        names,
                        names,
                        Arbitraries.longs().between(0, 2))
                .as(Client::new)
                .list()
                .ofMaxSize(60);
    }
}
