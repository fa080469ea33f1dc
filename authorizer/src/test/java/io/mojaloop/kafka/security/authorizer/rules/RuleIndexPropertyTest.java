/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** The index against the naive oracle, after every kind of update, for all names. */
class RuleIndexPropertyTest {
    private static final List<String> PRINCIPALS =
            List.of("User:a", "User:b", "User:*", "Service:a", "User:Aa", "User:BB");
    private static final List<String> NAMES = List.of(
            "",
            "*",
            "f",
            "fo",
            "foo",
            "foob",
            "foobar",
            "food",
            "g",
            "#secret",
            " ",
            "!",
            "\"x",
            "(",
            "%s",
            "&",
            "'q",
            "foo\u0000",
            "\uD83D\uDE00",
            "\uD83D",
            "Aa",
            "BB",
            "AaBB",
            "BBAa");
    private static final List<String> HOSTS = List.of(
            "*",
            "*",
            "*",
            "10.0.0.1",
            "10.0.0.0/8",
            "10.0.0.0/30",
            "0.0.0.0/0",
            "10.0.0.1/32",
            "::/0",
            "2001:db8::/32",
            "2001:db8:0:0:0:0:0:1",
            "2001:db8::/80",
            "example.org",
            "::1");
    private static final List<InetAddress> CLIENTS = List.of(
            address("10.0.0.1"), address("10.0.0.9"), address("192.168.0.1"), address("2001:db8::1"), address("::1"));
    private static final int[] OPERATIONS = {2, 3, 4, 7, 8, 10, 11, 15};

    private static long decisions;

    /** A rule to add, or the place of a rule to remove. */
    record Step(@Nullable Rule rule, int remove) {
        @Override
        public String toString() {
            return rule != null ? "add " + rule : "remove #" + remove;
        }
    }

    @Property(tries = 60)
    void decisions_afterAnySteps_areThoseOfTheOracle(@ForAll("steps") List<Step> steps) {
        NaiveRules oracle = new NaiveRules();
        RuleIndex index = RuleIndex.empty(true);
        for (int i = 0; i < steps.size(); i++) {
            index = apply(steps.get(i), oracle, index);
            if (i == steps.size() / 2) {
                compare(oracle, index);
            }
        }
        compare(oracle, index);
        compare(oracle, RuleIndex.of(oracle.rules, true));
    }

    @Property(tries = 200)
    void index_afterRemovingAll_isEmpty(@ForAll("steps") List<Step> steps) {
        NaiveRules oracle = new NaiveRules();
        RuleIndex index = RuleIndex.empty(true);
        for (Step step : steps) {
            index = apply(step, oracle, index);
        }
        for (Rule rule : List.copyOf(oracle.rules)) {
            index = index.minus(rule);
        }
        for (String principal : PRINCIPALS) {
            assertThat(index.principal(type(principal), name(principal))).isSameAs(PrincipalRules.NONE);
        }
        assertThat(index.mentions(2, "foo")).isFalse();
        assertThat(index.bits(PrincipalRules.NONE, 2, "foo", CLIENTS.get(0))).isZero();
    }

    @Property(tries = 100)
    void snapshot_afterLaterUpdates_isUnchanged(@ForAll("steps") List<Step> before, @ForAll("steps") List<Step> after) {
        NaiveRules oracle = new NaiveRules();
        RuleIndex index = RuleIndex.empty(true);
        for (Step step : before) {
            index = apply(step, oracle, index);
        }
        NaiveRules later = new NaiveRules();
        later.rules.addAll(oracle.rules);
        RuleIndex changing = index;
        for (Step step : after) {
            changing = apply(step, later, changing);
        }
        compareOn("foob", oracle, index);
        compareOn("#secret", oracle, index);
    }

    @AfterContainer
    static void enoughWasDecided() {
        assertThat(decisions).as("decisions compared with the oracle").isGreaterThan(200_000);
    }

    private static RuleIndex apply(Step step, NaiveRules oracle, RuleIndex index) {
        Rule added = step.rule();
        if (added != null) {
            oracle.rules.add(added);
            return index.plus(added);
        }
        if (oracle.rules.isEmpty()) {
            return index;
        }
        return index.minus(oracle.rules.remove(step.remove() % oracle.rules.size()));
    }

    private static void compare(NaiveRules oracle, RuleIndex index) {
        for (String name : NAMES) {
            compareOn(name, oracle, index);
        }
    }

    private static void compareOn(String name, NaiveRules oracle, RuleIndex index) {
        for (int resource = 2; resource <= 3; resource++) {
            assertThat(index.mentions(resource, name)).as(name).isEqualTo(oracle.mentions(resource, name));
            for (String principal : PRINCIPALS) {
                PrincipalRules own = index.principal(type(principal), name(principal));
                for (InetAddress client : CLIENTS) {
                    long bits = index.bits(own, resource, name, client);
                    for (int operation : OPERATIONS) {
                        decisions++;
                        Verdict expected =
                                oracle.decide(type(principal), name(principal), resource, name, operation, client);
                        Verdict actual = Operations.verdict(bits, operation);
                        if (actual != expected) {
                            assertThat(actual)
                                    .as(
                                            "%s %d %d:%s from %s with %s",
                                            principal, operation, resource, name, client, oracle.rules)
                                    .isEqualTo(expected);
                        }
                    }
                    List<Rule> deciding = index.deciding(own, resource, name, 8, client);
                    assertThat(deciding.isEmpty()).isEqualTo(Operations.verdict(bits, 8) == Verdict.NONE);
                    assertThat(oracle.rules).containsAll(deciding);
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Rule> rules = Combinators.combine(
                        Arbitraries.of(PRINCIPALS),
                        Arbitraries.of(2, 2, 3),
                        Arbitraries.of(NAMES),
                        Arbitraries.of(true, false),
                        Arbitraries.of(2, 3, 4, 7, 8, 10, 11, 15, 0),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(HOSTS))
                .as(TestRule::new);
        Arbitrary<Step> adding = rules.map(rule -> new Step(rule, -1));
        Arbitrary<Step> removing = Arbitraries.integers().between(0, 50).map(at -> new Step(null, at));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, adding), net.jqwik.api.Tuple.of(1, removing))
                .list()
                .ofMaxSize(60);
    }

    private static String type(String principal) {
        return principal.substring(0, principal.indexOf(':'));
    }

    private static String name(String principal) {
        return principal.substring(principal.indexOf(':') + 1);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
