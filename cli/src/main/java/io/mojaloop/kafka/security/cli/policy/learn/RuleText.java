/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import java.util.Optional;

/** What stands behind {@code based on rule}. */
final class RuleText {
    private static final String PERMISSION = "permissionType=";

    private RuleText() {}

    /** Why a decision cannot rest on a rule; empty if it can, or if there is no rule, or one that is not known here. */
    static Optional<String> mismatch(String rule, boolean allowed, String principal) {
        if (rule.startsWith("MatchingAcl(")) {
            int permission = rule.lastIndexOf(PERMISSION);
            boolean allows = permission >= 0 && rule.startsWith("ALLOW", permission + PERMISSION.length());
            boolean named =
                    rule.contains(", principal=" + principal + ", host=") || rule.contains(", principal=User:*, host=");
            return allows == allowed && named
                    ? Optional.empty()
                    : Optional.of("its rule is an ACL of another principal, or one that decides otherwise");
        }
        boolean denying = rule.startsWith("DefaultDeny") || rule.startsWith("Guardrail(") || isPolicy(rule, ", deny ");
        boolean allowing = rule.startsWith("DefaultAllow")
                || rule.startsWith("SuperUser")
                || rule.startsWith("WouldDeny(")
                || isPolicy(rule, ", allow ");
        return allowed ? because(denying) : because(allowing);
    }

    private static boolean isPolicy(String rule, String decision) {
        return rule.startsWith("Policy(")
                && rule.contains(decision)
                && !rule.contains(decision.equals(", deny ") ? ", allow " : ", deny ");
    }

    private static Optional<String> because(boolean mismatch) {
        return mismatch ? Optional.of("its rule decides otherwise") : Optional.empty();
    }
}
