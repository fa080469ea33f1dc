/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Subject;
import io.mojaloop.kafka.security.policy.document.YamlNode.Mapping;
import io.mojaloop.kafka.security.policy.document.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads principals and references to groups. */
final class Subjects {
    private static final String USER = Principal.EVERYONE.type();

    private final Values values;
    private final References groups;
    private final Problems problems;

    Subjects(Values values, References groups, Problems problems) {
        this.values = values;
        this.groups = groups;
        this.problems = problems;
    }

    /** For a binding: principals, groups, {@code User:*}. */
    List<Subject> anybody(YamlNode node) {
        return values.oneOrMore(node, "principals or groups", this::subject);
    }

    /** For everything else: principals and groups. */
    List<Subject> named(YamlNode node) {
        return values.oneOrMore(
                node, "principals or groups", item -> subject(item).filter(one -> isNamed(one, item.at())));
    }

    /** For a group: principals. */
    List<Principal> members(YamlNode node) {
        return values.oneOrMore(
                node, "principals", item -> text(item).flatMap(this::principal).filter(one -> isNamed(one, item.at())));
    }

    private boolean isNamed(Subject subject, Position at) {
        boolean named = !subject.equals(Principal.EVERYONE);
        if (!named) {
            problems.add(
                    ProblemCode.EVERYONE,
                    at,
                    subject.toString(),
                    "User:* cannot stand here",
                    "name the principals; User:* can stand only in the 'to' of a binding");
        }
        return named;
    }

    private Optional<Subject> subject(YamlNode node) {
        return text(node)
                .flatMap(scalar -> scalar.text().startsWith(Subject.GROUP)
                        ? group(scalar).map(Subject.class::cast)
                        : principal(scalar).map(Subject.class::cast));
    }

    private Optional<Subject.GroupReference> group(Scalar scalar) {
        String name = scalar.text().substring(Subject.GROUP.length());
        return groups.use(name, "group", ProblemCode.DANGLING_GROUP, scalar.at())
                ? Optional.of(new Subject.GroupReference(name))
                : Optional.empty();
    }

    /** {@code User: alice} without quotes is a mapping for YAML; it is worth its own words. */
    private Optional<Scalar> text(YamlNode node) {
        if (node instanceof Mapping mapping && mapping.entries().size() == 1) {
            YamlNode.Entry only = mapping.entries().values().iterator().next();
            if (only.value() instanceof Scalar name) {
                String text = only.key().text() + ":" + name.text();
                problems.add(
                        ProblemCode.WRONG_TYPE,
                        node.at(),
                        text,
                        "this is a mapping, not a principal",
                        "write \"" + Problems.clip(text) + "\", without a space after the colon");
                return Optional.empty();
            }
        }
        return values.text(node, "a principal such as User:alice");
    }

    private Optional<Principal> principal(Scalar scalar) {
        String text = scalar.text();
        Optional<Principal> principal = Principal.parse(text);
        if (principal.isEmpty()) {
            refuse(scalar, text.indexOf(':') < 0 ? Optional.of(USER + ":" + text) : Optional.empty());
            return principal;
        }
        String type = principal.get().type();
        if (!principal.get().name().equals(principal.get().name().strip())) {
            problems.add(
                    ProblemCode.SPACES_IN_PRINCIPAL,
                    scalar.at(),
                    text,
                    "the name begins or ends with a space, and is compared as it stands");
        }
        if (type.equals(USER)) {
            return principal;
        }
        if (text.startsWith(Subject.GROUP)) {
            problems.add(
                    ProblemCode.NESTED_GROUP,
                    scalar.at(),
                    text,
                    "a group holds principals, not other groups",
                    "list the members of both where they are used");
            return Optional.empty();
        }
        Optional<String> meant = meantType(type);
        if (meant.isPresent()) {
            refuse(scalar, Optional.of(meant.get() + ":" + principal.get().name()));
            return Optional.empty();
        }
        problems.add(
                ProblemCode.UNUSUAL_PRINCIPAL_TYPE,
                scalar.at(),
                text,
                "only a custom principal builder makes principals of the type '" + Problems.clip(type) + "'");
        return principal;
    }

    private static Optional<String> meantType(String type) {
        String group = Subject.GROUP.substring(0, Subject.GROUP.length() - 1);
        String lower = type.strip().toLowerCase(Locale.ROOT);
        if (lower.length() > USER.length() + 2) {
            return Optional.empty();
        }
        return DidYouMean.distance(lower, group) <= 1
                ? Optional.of(group)
                : DidYouMean.distance(lower, USER.toLowerCase(Locale.ROOT)) <= 1 ? Optional.of(USER) : Optional.empty();
    }

    private void refuse(Scalar scalar, Optional<String> meant) {
        String text = Problems.clip(scalar.text());
        problems.add(
                ProblemCode.NOT_A_PRINCIPAL,
                scalar.at(),
                text,
                "'" + text + "' is not a principal",
                () -> meant.map(Problems::clip).map(DidYouMean::question));
    }
}
