/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.explain;

import io.mojaloop.kafka.security.authorizer.explain.Explanation;
import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.authorizer.explain.Reason;
import io.mojaloop.kafka.security.policy.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An {@link Explanation} for a script: the names of the fields are stable. */
public record Answer(
        String principal,
        String operation,
        String resourceType,
        String resource,
        String from,
        Optional<String> transport,
        Optional<String> listener,
        String at,
        boolean allowed,
        boolean wouldDeny,
        String kind,
        Rule because,
        List<Rule> matching,
        Optional<Miss> nearestMiss,
        List<String> notes) {

    /** A {@link Reason}; file, line and column are null for what stands in no file. */
    public record Rule(
            String source,
            boolean allows,
            String text,
            Optional<String> file,
            Optional<Integer> line,
            Optional<Integer> column) {
        public static Rule of(Reason reason) {
            return new Rule(
                    reason.source(),
                    reason.allows(),
                    reason.text(),
                    reason.at().map(Position::file),
                    reason.at().map(Position::line),
                    reason.at().map(Position::column));
        }
    }

    /** What would change a denial. */
    public record Miss(String change, Rule because) {}

    public static Answer of(Explanation explanation, Instant at, List<String> notes) {
        Question question = explanation.question();
        return new Answer(
                question.principal().toString(),
                question.operation().text(),
                question.resourceType().key(),
                question.resource(),
                question.from().getHostAddress(),
                question.transport().map(Enum::name),
                question.listener(),
                at.toString(),
                explanation.allowed(),
                explanation.wouldDeny(),
                explanation.kind(),
                Rule.of(explanation.because()),
                explanation.matching().stream().map(Rule::of).toList(),
                explanation.nearMiss().map(miss -> new Miss(miss.change(), Rule.of(miss.because()))),
                notes);
    }
}
