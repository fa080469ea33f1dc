/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import io.mojaloop.kafka.security.policy.HostPattern;

/** A rule of a test. Identity matters, so {@code equals} is left as it is. */
final class TestRule implements Rule {
    private final String principal;
    private final int resourceType;
    private final String resourceName;
    private final boolean prefixed;
    private final int operation;
    private final boolean allows;
    private final HostPattern host;

    TestRule(
            String principal,
            int resourceType,
            String resourceName,
            boolean prefixed,
            int operation,
            boolean allows,
            String host) {
        this.principal = principal;
        this.resourceType = resourceType;
        this.resourceName = resourceName;
        this.prefixed = prefixed;
        this.operation = operation;
        this.allows = allows;
        this.host = HostPattern.parse(host);
    }

    @Override
    public String principalType() {
        return principal.substring(0, principal.indexOf(':'));
    }

    @Override
    public String principalName() {
        return principal.substring(principal.indexOf(':') + 1);
    }

    @Override
    public int resourceType() {
        return resourceType;
    }

    @Override
    public String resourceName() {
        return resourceName;
    }

    @Override
    public boolean prefixed() {
        return prefixed;
    }

    @Override
    public int operation() {
        return operation;
    }

    @Override
    public boolean allows() {
        return allows;
    }

    @Override
    public HostPattern host() {
        return host;
    }

    @Override
    public String toString() {
        return (allows ? "allow " : "deny ") + principal + " " + operation + " on " + resourceType + ":"
                + (prefixed ? "prefix:" : "") + resourceName + " from " + host.text();
    }
}
