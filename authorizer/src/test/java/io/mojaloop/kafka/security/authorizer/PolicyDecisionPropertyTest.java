/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.RecordingTrail;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.authorizer.compiled.CompiledPolicy;
import io.mojaloop.kafka.security.authorizer.explain.Explanation;
import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** A compiled policy among ACLs against the naive reading of the document, for more than 200,000 pairs. */
class PolicyDecisionPropertyTest {
    private static final int REQUESTS = 100;
    private static long pairs;
    private static final long[] ANSWERS = new long[NaivePolicy.Answer.values().length];

    @Property(tries = 2500)
    void decisions_ofAnyPolicyAmongAcls_areThoseOfTheOracle(@ForAll long seed) {
        RandomPolicies generator = new RandomPolicies(seed);
        Policy policy = generator.policy();
        List<NaiveAcl> acls = generator.acls();
        List<Principal> superUsers = generator.superUsers();
        boolean everyone = generator.oneIn(4);
        NaivePolicy oracle = new NaivePolicy(policy, acls, superUsers, everyone, RandomPolicies.NOW);
        Brokerish broker = new Brokerish(superUsers, everyone);
        if (generator.oneIn(2)) { // ACLs and policies come in any order
            broker.policy(generator.policy());
            broker.acls(acls);
            broker.policy(policy);
        } else {
            broker.policy(policy);
            broker.acls(acls);
        }
        Explainer explainer = Explainer.of(
                policy,
                acls.stream().map(acl -> acl.stored().toBinding()).toList(),
                text(superUsers),
                everyone,
                RandomPolicies.NOW);
        for (int i = 0; i < REQUESTS; i++) {
            NaiveRequest request = generator.request();
            NaivePolicy.Answer expected = oracle.decide(request);
            assertThat(broker.decide(request))
                    .as("%s%n%s%n%s", request, policy, acls)
                    .isEqualTo(expected);
            Explanation explanation = explainer.explain(question(request));
            assertThat(explanation.allowed()).as("%s", explanation).isEqualTo(expected != NaivePolicy.Answer.DENY);
            assertThat(explanation.wouldDeny())
                    .as("%s", explanation)
                    .isEqualTo(expected == NaivePolicy.Answer.WOULD_DENY);
            pairs++;
            ANSWERS[expected.ordinal()]++;
        }
    }

    @AfterContainer
    static void enoughPairs() {
        assertThat(pairs).isGreaterThanOrEqualTo(200_000);
        for (long count : ANSWERS) {
            assertThat(count).isGreaterThan(pairs / 50);
        }
    }

    private static String text(List<Principal> superUsers) {
        return superUsers.stream().map(Principal::toString).collect(Collectors.joining(";"));
    }

    private static Question question(NaiveRequest request) {
        return new Question(
                request.principal(),
                request.operation(),
                request.type(),
                request.name(),
                request.from(),
                Optional.of(request.transport()),
                Optional.of(request.listener()));
    }

    /** The code that decides in a broker, without a file to watch. */
    private static final class Brokerish {
        private final AclState state = new AclState();
        private final DecisionMetrics metrics = new DecisionMetrics(state::snapshot, Optional::empty);
        private final Decider decider = new Decider(
                state,
                metrics,
                new DecisionLog(false),
                new Observer(metrics.wouldDenies()),
                new Origins(metrics, List.of()),
                new DecisionAudit(new RecordingTrail(), new Reporter("authorizer", "1", "broker"), List.of(), false));

        Brokerish(List<Principal> superUsers, boolean everyone) {
            state.configure(SuperUsers.parse(text(superUsers)), everyone);
            state.completeInitialLoad();
        }

        void acls(List<NaiveAcl> acls) {
            for (int i = 0; i < acls.size(); i++) {
                state.add(Contexts.id(i), acls.get(i).stored());
            }
        }

        void policy(Policy policy) {
            state.policy(CompiledPolicy.of(policy, RandomPolicies.NOW));
        }

        NaivePolicy.Answer decide(NaiveRequest request) {
            Contexts.Request context = new Contexts.Request(
                    new KafkaPrincipal(
                            request.principal().type(), request.principal().name()),
                    request.from(),
                    request.listener(),
                    request.transport().name());
            Action action = new Action(
                    AclOperation.fromCode((byte) request.operation().code()),
                    new ResourcePattern(
                            ResourceType.fromCode((byte) request.type().code()), request.name(), PatternType.LITERAL),
                    1,
                    true,
                    true);
            long before = metrics.getAllowedInMonitorMode();
            List<AuthorizationResult> results = decider.decide(context, new ArrayList<>(List.of(action)));
            if (results.get(0) == AuthorizationResult.DENIED) {
                return NaivePolicy.Answer.DENY;
            }
            return metrics.getAllowedInMonitorMode() > before
                    ? NaivePolicy.Answer.WOULD_DENY
                    : NaivePolicy.Answer.ALLOW;
        }
    }
}
