/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import io.mojaloop.kafka.security.policy.AddressBits;
import io.mojaloop.kafka.security.policy.HostPattern;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.function.Consumer;

/**
 * Rules with a condition on the client's address. Rules whose host matches no client ({@link HostPattern.Inert}) are
 * not kept at all.
 */
final class HostRules {
    static final HostRules NONE = new HostRules(HostTable.EMPTY, CidrTable.EMPTY, CidrTable.EMPTY);

    private final HostTable exact;
    private final CidrTable v4;
    private final CidrTable v6;

    private HostRules(HostTable exact, CidrTable v4, CidrTable v6) {
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
        CidrTable blocks = isV4 ? v4 : v6;
        if (blocks.size() != 0) {
            byte[] address = client.getAddress();
            bits |= blocks.bits(AddressBits.high(address), isV4 ? 0 : AddressBits.low(address));
        }
        return bits;
    }

    HostRules plus(Rule rule) {
        HostPattern host = rule.host();
        if (host instanceof HostPattern.Exact one) {
            return new HostRules(exact.plus(rule, one), v4, v6);
        }
        if (host instanceof HostPattern.Cidr block) {
            return block.v6()
                    ? new HostRules(exact, v4, v6.plus(rule, block))
                    : new HostRules(exact, v4.plus(rule, block), v6);
        }
        return this;
    }

    HostRules minus(Rule rule) {
        HostPattern host = rule.host();
        if (host instanceof HostPattern.Exact one) {
            return new HostRules(exact.minus(rule, one), v4, v6);
        }
        if (host instanceof HostPattern.Cidr block) {
            return block.v6()
                    ? new HostRules(exact, v4, v6.minus(rule, block))
                    : new HostRules(exact, v4.minus(rule, block), v6);
        }
        return this;
    }

    boolean isEmpty() {
        return exact.size() == 0 && v4.size() == 0 && v6.size() == 0;
    }

    void forEachRule(Consumer<Rule> action) {
        exact.forEach(entry -> entry.forEachRule(action));
        v4.forEach(entry -> entry.forEachRule(action));
        v6.forEach(entry -> entry.forEachRule(action));
    }
}
