/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import io.mojaloop.kafka.security.policy.CidrBlock;
import io.mojaloop.kafka.security.policy.HostPattern;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rules with a condition on the client's address. Rules whose host matches no client ({@link HostPattern.Inert}) are
 * not kept at all.
 */
final class HostRules {
    static final HostRules NONE = new HostRules(HostTable.EMPTY, null, null);

    private final HostTable exact;
    private final @Nullable CidrNode v4;
    private final @Nullable CidrNode v6;

    private HostRules(HostTable exact, @Nullable CidrNode v4, @Nullable CidrNode v6) {
        this.exact = exact;
        this.v4 = v4;
        this.v6 = v6;
    }

    /** The bits of all rules that hold for a client. */
    long bits(InetAddress client) {
        long bits = 0;
        if (exact.size() != 0) {
            HostTable.Entry entry = exact.find(client);
            if (entry != null) {
                bits = entry.bits;
            }
        }
        boolean isV4 = client instanceof Inet4Address;
        CidrNode root = isV4 ? v4 : v6;
        if (root != null) {
            byte[] address = client.getAddress();
            bits |= root.bits(CidrBlock.highBits(address), isV4 ? 0 : CidrBlock.lowBits(address));
        }
        return bits;
    }

    HostRules plus(Rule rule) {
        HostPattern host = rule.host();
        if (host instanceof HostPattern.Exact one) {
            return new HostRules(exact.plus(rule, one), v4, v6);
        }
        if (host instanceof HostPattern.Cidr cidr) {
            CidrBlock block = cidr.block();
            return block.v6()
                    ? new HostRules(exact, v4, CidrNode.plus(v6, block, rule))
                    : new HostRules(exact, CidrNode.plus(v4, block, rule), v6);
        }
        return this;
    }

    HostRules minus(Rule rule) {
        HostPattern host = rule.host();
        if (host instanceof HostPattern.Exact one) {
            return new HostRules(exact.minus(rule, one), v4, v6);
        }
        if (host instanceof HostPattern.Cidr cidr) {
            CidrBlock block = cidr.block();
            return block.v6()
                    ? new HostRules(exact, v4, CidrNode.minus(v6, block, rule))
                    : new HostRules(exact, CidrNode.minus(v4, block, rule), v6);
        }
        return this;
    }

    boolean isEmpty() {
        return exact.size() == 0 && v4 == null && v6 == null;
    }

    void forEachRule(Consumer<Rule> action) {
        exact.forEach(entry -> entry.forEachRule(action));
        if (v4 != null) {
            v4.forEachNode(node -> node.forEachRule(action));
        }
        if (v6 != null) {
            v6.forEachNode(node -> node.forEachRule(action));
        }
    }
}
