/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import java.net.InetAddress;
import java.util.function.Predicate;

/**
 * Whether a principal may do an operation on at least one resource of a type, by the algorithm of Kafka's {@code
 * Authorizer#authorizeByResourceType} (KIP-679): an allowed name counts unless the same literal name or a beginning of
 * it is denied; here an operation is implied by none but "all".
 *
 * @param own the principal's rules
 * @param everyone those of all principals
 * @param resourceType the code of the type
 */
record AnyResource(PrincipalRules own, PrincipalRules everyone, int resourceType, int operation, InetAddress client) {

    Verdict verdict() {
        long every = own.everyBits(resourceType, client) | everyone.everyBits(resourceType, client);
        if (Operations.denies(every, operation)) {
            return Verdict.DENY;
        }
        if (Operations.allowsByName(every, operation)) {
            return Verdict.ALLOW;
        }
        TypeSummary ours = own.summary(resourceType);
        TypeSummary theirs = everyone.summary(resourceType);
        long union = ours.bits(client) | theirs.bits(client);
        if (!Operations.allowsByName(union, operation)) {
            return Verdict.NONE;
        }
        if (!Operations.denies(union, operation)) {
            return Verdict.ALLOW;
        }
        boolean allowed = theirs.isEmpty() && !ours.hasHostRules()
                ? ours.allowsSomewhere(operation)
                : anyUndenied(own) || anyUndenied(everyone);
        return allowed ? Verdict.ALLOW : Verdict.DENY;
    }

    /** Allows and denies of two principals, or for some hosts: look at the allowed patterns until one is not denied. */
    private boolean anyUndenied(PrincipalRules rules) {
        Predicate<PatternRules> allowed = pattern -> Operations.allowsByName(pattern.bits(client), operation);
        return rules.anyLiteral(
                        resourceType,
                        allowed.and(literal -> !deniesLiteral(literal.name()) && !deniesPrefix(literal.name())))
                || rules.anyPrefix(resourceType, allowed.and(prefix -> !deniesPrefix(prefix.name())));
    }

    private boolean deniesLiteral(String name) {
        long bits = own.literalBits(resourceType, name, client) | everyone.literalBits(resourceType, name, client);
        return Operations.denies(bits, operation);
    }

    private boolean deniesPrefix(String name) {
        long bits = own.prefixBits(resourceType, name, client) | everyone.prefixBits(resourceType, name, client);
        return Operations.denies(bits, operation);
    }
}
