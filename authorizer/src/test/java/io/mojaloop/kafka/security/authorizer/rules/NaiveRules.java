/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The oracle: a list of rules, and what they mean, as plainly as it can be said. */
final class NaiveRules {
    private static final Set<Integer> IMPLY_DESCRIBE = Set.of(3, 4, 6, 7, 8); // READ WRITE DELETE ALTER DESCRIBE
    private static final Set<Integer> IMPLY_DESCRIBE_CONFIGS = Set.of(10, 11); // DESCRIBE_CONFIGS ALTER_CONFIGS
    private static final int ALL = 2;

    final List<Rule> rules = new ArrayList<>();

    Verdict decide(String type, String user, int resource, String name, int operation, InetAddress client) {
        Predicate<Rule> speaks = rule -> isFor(rule, type, user) && isOn(rule, resource, name) && from(rule, client);
        if (rules.stream().filter(speaks).anyMatch(rule -> !rule.allows() && names(rule, operation))) {
            return Verdict.DENY;
        }
        boolean allowed = rules.stream().filter(speaks).anyMatch(rule -> rule.allows() && implies(rule, operation));
        return allowed ? Verdict.ALLOW : Verdict.NONE;
    }

    boolean mentions(int resource, String name) {
        return rules.stream().anyMatch(rule -> isOn(rule, resource, name));
    }

    private static boolean isFor(Rule rule, String type, String user) {
        boolean everyone =
                rule.principalType().equals("User") && rule.principalName().equals("*");
        return everyone
                || rule.principalType().equals(type) && rule.principalName().equals(user);
    }

    private static boolean isOn(Rule rule, int resource, String name) {
        String pattern = rule.resourceName();
        boolean matches = rule.prefixed() ? name.startsWith(pattern) : name.equals(pattern) || pattern.equals("*");
        return rule.resourceType() == resource && matches;
    }

    private static boolean from(Rule rule, InetAddress client) {
        return rule.host().matches(client);
    }

    private static boolean names(Rule rule, int operation) {
        return rule.operation() == ALL || rule.operation() == operation;
    }

    private static boolean implies(Rule rule, int operation) {
        return names(rule, operation)
                || (operation == 8 && IMPLY_DESCRIBE.contains(rule.operation()))
                || (operation == 10 && IMPLY_DESCRIBE_CONFIGS.contains(rule.operation()));
    }
}
