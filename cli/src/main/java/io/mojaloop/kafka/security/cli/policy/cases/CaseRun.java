/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.cases;

import io.mojaloop.kafka.security.authorizer.Explainer;
import io.mojaloop.kafka.security.authorizer.explain.Explanation;
import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.cli.policy.cases.CaseFile.Case;
import io.mojaloop.kafka.security.cli.policy.cases.CaseFile.Check;
import io.mojaloop.kafka.security.cli.policy.cases.FileResult.CaseResult;
import io.mojaloop.kafka.security.cli.policy.cases.FileResult.Unmet;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a policy what cases expect. Cases speak of what the policy says, not of whether it is enforced yet: what only
 * monitor mode allows counts as denied.
 */
public final class CaseRun {
    private final Policy policy;
    private final Instant now;
    private final boolean observes;
    private final Map<Instant, Explainer> explainers = new HashMap<>();

    /** @param now for cases that do not say when */
    public CaseRun(Policy policy, Instant now) {
        this.policy = policy;
        this.now = now;
        this.observes = policy.guardrails().mode() == PolicyMode.MONITOR
                || policy.mode() == PolicyMode.MONITOR
                || policy.bindings().stream().anyMatch(binding -> policy.modeOf(binding) == PolicyMode.MONITOR);
    }

    /** Runs one case. */
    public CaseResult run(Case one) {
        long begin = System.nanoTime();
        Explainer explainer = explainers.computeIfAbsent(
                one.moment().orElse(now), moment -> Explainer.of(policy, List.of(), "", false, moment));
        List<Unmet> unmet = new ArrayList<>();
        for (Check check : one.checks()) {
            Question question = new Question(
                    one.principal(),
                    check.operation(),
                    check.resource().type(),
                    check.resource().name(),
                    one.from(),
                    one.transport(),
                    one.listener());
            // Reasons are dear; as a rule nobody wants them.
            if (observes || explainer.allows(question) != check.allowed()) {
                Explanation why = explainer.explain(question);
                if ((why.allowed() && !why.wouldDeny()) != check.allowed()) {
                    unmet.add(new Unmet(check, why, one.moment().orElse(now)));
                }
            }
        }
        return new CaseResult(one, unmet, System.nanoTime() - begin);
    }

    /** Runs those cases of a file that are wanted. */
    public FileResult run(CaseFile file, String policyName, List<Case> wanted) {
        return new FileResult(
                file.name(),
                Optional.of(policyName),
                List.of(),
                wanted.stream().map(this::run).toList());
    }
}
