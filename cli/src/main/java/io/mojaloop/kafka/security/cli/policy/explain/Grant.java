/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.explain;

import io.mojaloop.kafka.security.authorizer.explain.Right;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * {@link Right}s that differ in nothing but their operation.
 *
 * @param holds false for one that has ended
 */
public record Grant(Terms terms, SortedSet<Operation> operations, boolean holds) {
    private static final Comparator<Grant> ORDER = Comparator.comparing((Grant grant) -> grant.terms.type)
            .thenComparing(grant -> !grant.terms.allows)
            .thenComparing(grant -> grant.terms.name.name())
            .thenComparing(grant -> grant.terms.name.prefixed())
            .thenComparing(grant -> grant.terms.from);

    /** What a right says, its operation apart. */
    public record Terms(
            Principal to,
            boolean allows,
            ResourceType type,
            NamePattern name,
            String from,
            Optional<Instant> until,
            PolicyMode mode,
            String source,
            Optional<Position> at) {
        static Terms of(Right right) {
            return new Terms(
                    right.principal(),
                    right.allows(),
                    right.resourceType(),
                    right.name(),
                    right.from().text(),
                    right.until(),
                    right.mode(),
                    right.reason().source(),
                    right.reason().at());
        }
    }

    /** By type of resource, what is allowed first. */
    public static List<Grant> of(Collection<Right> rights, Instant at) {
        Map<Terms, SortedSet<Operation>> operations = new LinkedHashMap<>();
        for (Right right : rights) {
            operations
                    .computeIfAbsent(Terms.of(right), terms -> new TreeSet<>())
                    .add(right.operation());
        }
        return operations.entrySet().stream()
                .map(entry -> new Grant(
                        entry.getKey(),
                        entry.getValue(),
                        entry.getKey().until().map(at::isBefore).orElse(true)))
                .sorted(ORDER)
                .toList();
    }

    /** The resources, so that a name that ends in {@code *} is not taken for a prefix. */
    public String resources() {
        NamePattern name = terms.name();
        boolean misleading = !name.prefixed() && !name.isAll() && name.name().endsWith("*");
        return misleading ? "the name " + name.name() : name.toString();
    }
}
