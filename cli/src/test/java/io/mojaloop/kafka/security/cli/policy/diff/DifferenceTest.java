/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.authorizer.Explainer;
import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.cli.policy.RandomPolicies;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Role;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Instant NOW = RandomPolicies.NOW;
    private static final int PAIRS = 400;

    @Test
    void aPolicyAndItself_doNotDiffer() {
        Random random = new Random(1);
        for (int i = 0; i < PAIRS; i++) {
            Policy policy = new RandomPolicies(random).next(true);
            assertThat(Difference.between(policy, policy, NOW).isEmpty())
                    .as("%s", policy)
                    .isTrue();
        }
    }

    @Test
    void aDifference_mirrored_isTheDifferenceTheOtherWayRound() {
        Random random = new Random(2);
        for (int i = 0; i < PAIRS; i++) {
            RandomPolicies policies = new RandomPolicies(random);
            Policy a = policies.next(true);
            Policy b = policies.next(true);
            Difference there = Difference.between(a, b, NOW);
            Difference back = Difference.between(b, a, NOW);
            assertThat(mirrored(there)).as("%s%n%s", a, b).isEqualTo(new HashSet<>(back.changes()));
            assertThat(there.modes()).hasSameSizeAs(back.modes());
        }
    }

    private static Set<Change> mirrored(Difference difference) {
        Set<Change> mirrored = new HashSet<>();
        for (Change one : difference.changes()) {
            mirrored.add(new Change(
                    one.principal(),
                    !one.gains(),
                    one.operations(),
                    one.kept(),
                    one.type(),
                    one.names(),
                    one.from(),
                    one.during(),
                    one.allowedAt(),
                    one.deniedAt()));
        }
        return mirrored;
    }

    @Test
    void everyChangedDecision_isTold_andNothingElseIs() throws UnknownHostException {
        Random random = new Random(3);
        int changed = 0;
        for (int i = 0; i < PAIRS; i++) {
            RandomPolicies policies = new RandomPolicies(random);
            boolean withModes = i % 2 == 0;
            Policy a = policies.next(withModes);
            Policy b = random.nextInt(3) == 0 ? altered(a, random) : policies.next(withModes);
            Difference difference = Difference.between(a, b, NOW);
            for (int second : new int[] {0, 999, 1_000, 1_500, 2_500}) {
                Instant moment = NOW.plusSeconds(second);
                Explainer before = Explainer.of(a, List.of(), "", false, moment);
                Explainer after = Explainer.of(b, List.of(), "", false, moment);
                for (int j = 0; j < 100; j++) {
                    Question question = question(policies, random);
                    boolean was = before.allows(question);
                    boolean is = after.allows(question);
                    Supplier<String> context = () -> question + " at " + moment + " " + was + " -> " + is + "\n" + a
                            + "\n" + b + "\n" + difference;
                    assertThat(told(difference, question, moment, false, was && !is))
                            .as(context)
                            .isTrue();
                    assertThat(told(difference, question, moment, true, !was && is))
                            .as(context)
                            .isTrue();
                    if (!withModes) {
                        Difference own = withoutEveryone(difference);
                        assertThat(covered(own, question, moment, false) && (!was || is))
                                .as(context)
                                .isFalse();
                        assertThat(covered(own, question, moment, true) && (was || !is))
                                .as(context)
                                .isFalse();
                    }
                    changed += was == is ? 0 : 1;
                }
            }
        }
        assertThat(changed).isGreaterThan(3_000);
    }

    /** Whoever has a right by a line of his own, too, loses nothing when everybody loses it. */
    private static Difference withoutEveryone(Difference difference) {
        return new Difference(
                difference.changes().stream()
                        .filter(change -> !change.principal().isEveryone())
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    private static boolean told(Difference difference, Question question, Instant at, boolean gains, boolean happened) {
        return !happened
                || covered(difference, question, at, gains)
                || difference.modes().stream()
                        .anyMatch(mode -> mode.observed() == gains
                                && mode.during().holds(at)
                                && mode.covers(question.principal(), question.from()));
    }

    private static boolean covered(Difference difference, Question question, Instant at, boolean gains) {
        return difference.changes().stream()
                .anyMatch(change -> change.gains() == gains
                        && change.during().holds(at)
                        && change.covers(
                                question.principal(),
                                question.operation(),
                                question.resourceType(),
                                question.resource(),
                                question.from()));
    }

    private static Question question(RandomPolicies policies, Random random) throws UnknownHostException {
        ResourceType type = policies.one(List.of(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.CLUSTER));
        List<Principal> principals = new ArrayList<>(RandomPolicies.PRINCIPALS);
        principals.add(new Principal("User", "stranger"));
        return new Question(
                policies.one(principals),
                policies.operation(type, false),
                type,
                type == ResourceType.CLUSTER
                        ? ResourceType.CLUSTER_NAME
                        : policies.one(RandomPolicies.NAMES) + (random.nextBoolean() ? "" : "z"),
                InetAddress.getByName(policies.one(RandomPolicies.ADDRESSES)),
                Optional.empty(),
                Optional.empty());
    }

    private static Policy altered(Policy policy, Random random) {
        List<Binding> bindings = new ArrayList<>(policy.bindings());
        if (!bindings.isEmpty()) {
            bindings.remove(random.nextInt(bindings.size()));
        }
        return new Policy(
                policy.mode(), policy.guardrails(), policy.groups(), policy.roles(), bindings, policy.quotas());
    }

    @Test
    void thePolicyWrittenInAnotherWay_doesNotDiffer() {
        Random random = new Random(4);
        for (int i = 0; i < PAIRS; i++) {
            Policy policy = new RandomPolicies(random).next(true);
            Policy other = rewritten(policy, random);
            assertThat(Difference.between(policy, other, NOW).isEmpty())
                    .as("%s%n%s%n%s", policy, other, Difference.between(policy, other, NOW))
                    .isTrue();
        }
    }

    /** Every rule a role of its own with one name each, groups written out, blocks as halves, all in another order. */
    private static Policy rewritten(Policy policy, Random random) {
        Map<String, Role> roles = new LinkedHashMap<>();
        List<Binding> bindings = new ArrayList<>();
        for (Binding binding : policy.bindings()) {
            for (RoleRule rule : policy.roles().get(binding.role()).rules()) {
                for (NamePattern name : rule.names()) {
                    String role = "role " + roles.size();
                    RoleRule line = new RoleRule(
                            rule.allows(), rule.operations(), rule.resourceType(), List.of(name), rule.at());
                    roles.put(role, new Role(role, List.of(line), rule.at()));
                    for (Principal principal : policy.principals(binding.to())) {
                        bindings.add(new Binding(
                                role,
                                List.of(principal),
                                halves(binding.from()),
                                binding.until(),
                                Optional.of(policy.modeOf(binding)),
                                binding.at()));
                    }
                }
            }
        }
        Collections.shuffle(bindings, random);
        return new Policy(policy.mode(), policy.guardrails(), Map.of(), roles, bindings, policy.quotas());
    }

    private static List<HostPattern> halves(List<HostPattern> from) {
        List<HostPattern> halves = new ArrayList<>();
        for (HostPattern host : from) {
            if (host.text().equals("10.0.0.0/8")) {
                halves.add(HostPattern.parse("10.128.0.0/9"));
                halves.add(HostPattern.parse("10.0.0.0/9"));
            } else {
                halves.add(host);
            }
        }
        if (from.isEmpty()) {
            halves.add(HostPattern.parse("::/0"));
            halves.add(HostPattern.parse("0.0.0.0/0"));
        }
        return halves;
    }

    @Test
    void everySentence_isOneLine() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            RandomPolicies policies = new RandomPolicies(random);
            Difference difference = Difference.between(policies.next(true), policies.next(true), NOW);
            assertThat(new DiffText(difference, new Style(false)).lines())
                    .allSatisfy(line -> assertThat(line).doesNotContain("\n", "  ", "null"));
            assertThat(DiffJson.of(difference)).startsWith("{");
        }
    }
}
