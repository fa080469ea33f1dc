/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.explain;

import io.mojaloop.kafka.security.authorizer.explain.Explanation;
import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** What an answer leaves open because the question did. */
public final class Notes {
    private Notes() {}

    /**
     * One sentence for each.
     *
     * @param superUsersUnknown whether a cluster was asked, which does not tell them
     */
    public static List<String> of(Policy policy, Explanation answer, boolean superUsersUnknown) {
        Question question = answer.question();
        List<String> notes = new ArrayList<>();
        if (!policy.guardrails().transports().isEmpty() && question.transport().isEmpty()) {
            notes.add("guardrails.transports was not judged: give --transport");
        }
        if (!policy.guardrails().listeners().isEmpty() && question.listener().isEmpty()) {
            notes.add("guardrails.listeners was not judged: give --listener");
        }
        if (superUsersUnknown && !(answer.allowed() && !answer.wouldDeny())) {
            notes.add("a cluster does not tell its super.users: give --super-users");
        }
        return notes;
    }
}
