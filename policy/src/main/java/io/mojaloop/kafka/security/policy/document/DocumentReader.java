/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Role;
import io.mojaloop.kafka.security.policy.document.YamlNode.Mapping;
import io.mojaloop.kafka.security.policy.document.YamlNode.Scalar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a policy of a tree. The result is of use only if no error was reported. */
final class DocumentReader {
    static final int VERSION = 1;

    private final Problems problems;
    private final Values values;
    private final Optional<Instant> now;

    DocumentReader(Optional<Instant> now, Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
        this.now = now;
    }

    Policy read(YamlNode root) {
        if (root instanceof Scalar scalar && scalar.isNothing()) {
            problems.add(
                    ProblemCode.EMPTY_DOCUMENT, root.at(), "", "the document is empty", "begin with \"version: 1\"");
            return Policy.NONE;
        }
        if (!ofKnownVersion(root)) {
            return Policy.NONE;
        }
        return Fields.of(root, PolicyKeys.ROOT, problems).map(this::read).orElse(Policy.NONE);
    }

    /** Nothing else is looked at in a document of another version: all of it may have another meaning. */
    private boolean ofKnownVersion(YamlNode root) {
        if (!(root instanceof Mapping mapping) || !mapping.entries().containsKey("version")) {
            return true;
        }
        YamlNode version = mapping.entries().get("version").value();
        boolean number = version instanceof Scalar scalar && scalar.text().matches("[0-9.]{1,20}");
        if (!(version instanceof Scalar scalar) || !number) {
            values.text(version, "the version of the format, which is " + VERSION)
                    .ifPresent(text -> reportVersion(text, "did you mean version: " + VERSION + "?"));
            return true;
        }
        if (!scalar.text().equals(Integer.toString(VERSION))) {
            reportVersion(scalar, "this release reads version " + VERSION);
            return false;
        }
        if (!scalar.plain()) {
            reportVersion(scalar, "write it without quotes");
        }
        return true;
    }

    private void reportVersion(Scalar version, String suggestion) {
        problems.add(
                ProblemCode.UNSUPPORTED_VERSION,
                version.at(),
                version.text(),
                "'" + Problems.clip(version.text()) + "' is not a known version",
                suggestion);
    }

    private Policy read(Fields fields) {
        References groupNames = References.to(fields.get("groups"), problems);
        References roleNames = References.to(fields.get("roles"), problems);
        Subjects subjects = new Subjects(values, groupNames, problems);

        PolicyMode mode = fields.read("mode", node -> values.choice(node, PolicyMode.class))
                .orElse(PolicyMode.ENFORCE);
        Guardrails guardrails = fields.get("guardrails")
                .map(new GuardrailsReader(values, subjects, problems)::read)
                .orElse(Guardrails.NONE);
        Map<String, List<Principal>> groups = fields.get("groups")
                .map(new GroupsReader(values, subjects)::read)
                .orElse(Map.of());
        Map<String, Role> roles =
                fields.get("roles").map(new RolesReader(values, problems)::read).orElse(Map.of());
        List<Binding> bindings =
                fields.list("bindings", new BindingsReader(values, subjects, roleNames, now, problems)::read);
        Quotas quotas = fields.get("quotas")
                .map(new QuotasReader(values, subjects, groups, problems)::read)
                .orElse(Quotas.NONE);

        Policy policy = new Policy(mode, guardrails, groups, roles, bindings, quotas);
        new BindingOverlaps(groups, problems).report(bindings);
        if (!problems.hasErrors()) { // or the warnings would only echo them
            warn(policy, fields, roleNames, groupNames);
        }
        return policy;
    }

    private void warn(Policy policy, Fields fields, References roleNames, References groupNames) {
        if (policy.bindings().isEmpty()) {
            problems.add(ProblemCode.NO_BINDINGS, fields.at(), "", "this policy gives no rights to anybody");
        }
        new BroadBindings(problems).report(policy);
        roleNames.reportUnused("role", ProblemCode.UNUSED_ROLE);
        groupNames.reportUnused("group", ProblemCode.UNUSED_GROUP);
        fields.get("quotas").ifPresent(node -> new QuotaWarnings(policy, node, problems).report());
    }
}
