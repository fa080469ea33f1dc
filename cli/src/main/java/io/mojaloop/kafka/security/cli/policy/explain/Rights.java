/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.explain;

import io.mojaloop.kafka.security.cli.policy.quotas.Budgets;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that rules say about a principal, for a script: the names of the fields are stable. */
public record Rights(
        String principal,
        boolean superUser,
        String at,
        boolean guardrails,
        List<Item> rights,
        Optional<Budgets> quotas) {

    /** One {@link Grant}; file, line and column are null for an ACL. */
    public record Item(
            String resourceType,
            String name,
            boolean prefixed,
            boolean allows,
            List<String> operations,
            String to,
            String from,
            Optional<String> until,
            boolean holds,
            String mode,
            String source,
            Optional<String> file,
            Optional<Integer> line,
            Optional<Integer> column) {
        static Item of(Grant grant) {
            Grant.Terms terms = grant.terms();
            return new Item(
                    terms.type().key(),
                    terms.name().name(),
                    terms.name().prefixed(),
                    terms.allows(),
                    grant.operations().stream().map(Operation::text).toList(),
                    terms.to().toString(),
                    terms.from(),
                    terms.until().map(Instant::toString),
                    grant.holds(),
                    terms.mode().toString(),
                    terms.source(),
                    terms.at().map(Position::file),
                    terms.at().map(Position::line),
                    terms.at().map(Position::column));
        }
    }

    /** @param quotas whose budgets the principal uses; empty if the policy says nothing of quotas */
    public static Rights of(
            String principal,
            boolean superUser,
            Instant at,
            boolean guardrails,
            List<Grant> grants,
            Optional<Budgets> quotas) {
        return new Rights(
                principal,
                superUser,
                at.toString(),
                guardrails,
                grants.stream().map(Item::of).toList(),
                quotas);
    }
}
