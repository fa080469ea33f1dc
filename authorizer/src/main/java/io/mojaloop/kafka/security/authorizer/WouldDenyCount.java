/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.policy.LogText;
import javax.management.ConstructorParameters;

/** How often monitor mode would have denied one thing; a row of {@link PolicyAuthorizerMXBean#getWouldDeny}. */
public final class WouldDenyCount {
    private final String principal;
    private final String operation;
    private final String resource;
    private final String rule;
    private final long count;

    /** The attributes, all escaped for display. */
    @ConstructorParameters({"principal", "operation", "resource", "rule", "count"})
    public WouldDenyCount(String principal, String operation, String resource, String rule, long count) {
        this.principal = principal;
        this.operation = operation;
        this.resource = resource;
        this.rule = rule;
        this.count = count;
    }

    static WouldDenyCount of(WouldDenies.Key key, long count) {
        return new WouldDenyCount(
                LogText.escape(key.principalType() + ":" + key.principalName()),
                key.operation().name(),
                key.resourceType().name() + ":" + LogText.escape(key.resource()),
                LogText.escape(key.rule().toString()),
                count);
    }

    /** {@code type:name}. */
    public String getPrincipal() {
        return principal;
    }

    /** By Kafka's name. */
    public String getOperation() {
        return operation;
    }

    /** {@code TYPE:name}. */
    public String getResource() {
        return resource;
    }

    /** What would deny it: a line of the policy, an ACL, {@code DefaultDeny} or a guardrail. */
    public String getRule() {
        return rule;
    }

    /** Since this version of the policy took effect. */
    public long getCount() {
        return count;
    }
}
