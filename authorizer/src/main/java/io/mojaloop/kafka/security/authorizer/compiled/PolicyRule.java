/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.compiled;

import io.mojaloop.kafka.security.authorizer.rules.Rule;
import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Role.RoleRule;

/**
 * One operation on one pattern that one binding gives to, or takes from, one principal. Not a record: the index tells
 * rules apart by identity.
 */
public final class PolicyRule implements Rule {
    private final Principal principal;
    private final HostPattern host;
    private final Operation operation;
    private final NamePattern name;
    private final RoleRule line;
    private final Binding binding;
    private final boolean mentions;

    /** @param mentions see {@link Rule#mentions} */
    PolicyRule(
            Principal principal,
            HostPattern host,
            Operation operation,
            NamePattern name,
            RoleRule line,
            Binding binding,
            boolean mentions) {
        this.principal = principal;
        this.host = host;
        this.operation = operation;
        this.name = name;
        this.line = line;
        this.binding = binding;
        this.mentions = mentions;
    }

    /** The same without any effect but that it {@link #mentions} its resources. */
    PolicyRule withoutEffect() {
        HostPattern nobody = new HostPattern.Inert(host.text(), "the binding has ended or only observes");
        return new PolicyRule(principal, nobody, operation, name, line, binding, mentions);
    }

    @Override
    public boolean mentions() {
        return mentions;
    }

    /** To whom. */
    public Principal principal() {
        return principal;
    }

    /** The line of the role. */
    public RoleRule line() {
        return line;
    }

    /** The binding that gives the role. */
    public Binding binding() {
        return binding;
    }

    /** The operation that the rule names. */
    public Operation named() {
        return operation;
    }

    /** The resources that the rule names. */
    public NamePattern pattern() {
        return name;
    }

    @Override
    public String principalType() {
        return principal.type();
    }

    @Override
    public String principalName() {
        return principal.name();
    }

    @Override
    public int resourceType() {
        return line.resourceType().code();
    }

    @Override
    public String resourceName() {
        return name.name();
    }

    @Override
    public boolean prefixed() {
        return name.prefixed();
    }

    @Override
    public int operation() {
        return operation.code();
    }

    @Override
    public boolean allows() {
        return line.allows();
    }

    @Override
    public HostPattern host() {
        return host;
    }

    /** For log lines: where it stands first, so that a reader finds it. */
    @Override
    public String toString() {
        return "Policy(" + line.at() + ", role=" + binding.role() + ", "
                + (allows() ? "allow " : "deny ") + operation + " on " + line.resourceType() + ":" + name
                + ", to=" + principal + ", from=" + host.text() + ", binding=line "
                + binding.at().line() + ")";
    }
}
