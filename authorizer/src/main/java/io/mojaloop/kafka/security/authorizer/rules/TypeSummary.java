/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import java.net.InetAddress;

/**
 * What the rules of one principal on one resource type come to, over all names but {@code *}: so that "is there any topic
 * that it may write?" need not look at each. Made once after a change, on the first question.
 */
final class TypeSummary {
    private final long anyHost;
    private final HostRules hosts;
    private final long allowedSomewhere;

    private TypeSummary(long anyHost, HostRules hosts, long allowedSomewhere) {
        this.anyHost = anyHost;
        this.hosts = hosts;
        this.allowedSomewhere = allowedSomewhere;
    }

    static TypeSummary of(PrincipalRules rules, int resourceType) {
        Builder builder = new Builder();
        rules.anyLiteral(resourceType, builder::add);
        rules.anyPrefix(resourceType, builder::add);
        if (builder.hosts.isEmpty()) {
            // The address plays no part without host rules; any will do.
            InetAddress nobody = InetAddress.getLoopbackAddress();
            rules.anyLiteral(
                    resourceType,
                    literal -> builder.addUndenied(
                            literal.bits, literal.bits | rules.prefixBits(resourceType, literal.name(), nobody)));
            rules.anyPrefix(
                    resourceType,
                    prefix -> builder.addUndenied(prefix.bits, rules.prefixBits(resourceType, prefix.name(), nobody)));
        }
        return new TypeSummary(builder.anyHost, builder.hosts, builder.allowedSomewhere);
    }

    /** The union of the bits of all rules that hold for a client. */
    long bits(InetAddress client) {
        return hosts == HostRules.NONE ? anyHost : anyHost | hosts.bits(client);
    }

    boolean hasHostRules() {
        return hosts != HostRules.NONE;
    }

    boolean isEmpty() {
        return anyHost == 0 && !hasHostRules();
    }

    /** Whether a name or a beginning of names is allowed and not denied; only without host rules. */
    boolean allowsSomewhere(int operation) {
        return Operations.allowsByName(allowedSomewhere, operation);
    }

    private static final class Builder {
        private long anyHost;
        private HostRules hosts = HostRules.NONE;
        private long allowedSomewhere;

        boolean add(PatternRules rules) {
            anyHost |= rules.bits;
            if (rules.hosts() != null) {
                rules.hosts().forEachRule(rule -> hosts = hosts.plus(rule));
            }
            return false;
        }

        /** Adds what one pattern allows and a set of denials leaves. */
        boolean addUndenied(long allowed, long denied) {
            allowedSomewhere |= Operations.allowedButNotDenied(allowed, denied);
            return false;
        }
    }
}
