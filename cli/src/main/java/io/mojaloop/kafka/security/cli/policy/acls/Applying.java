/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.acl.AclBinding;

/**
 * Lets a cluster have some ACLs.
 *
 * @param dryRun whether only the plan is told
 * @param prune whether what the cluster has beside is deleted
 * @param json whether the plan is told as JSON
 * @param consent asked a question before anything is deleted
 */
public record Applying(boolean dryRun, boolean prune, boolean json, Predicate<String> consent) {

    /**
     * Plans, asks, acts and tells.
     *
     * @throws CommandException if the cluster refuses, or consent is missing: then nothing was changed
     */
    public void run(Collection<AclBinding> wanted, AclStore store, PrintWriter out) {
        AclPlan plan = AclPlan.of(wanted, store.acls());
        boolean changes = !dryRun;
        if (changes && prune && !plan.extra().isEmpty()) {
            String question = "Delete " + Count.of(plan.extra().size(), "ACL") + " that the policy does not have?";
            if (!consent.test(question)) {
                throw CommandException.unusable("nothing was changed: deleting needs a yes on a terminal, or --yes");
            }
        }
        if (changes) {
            store.add(plan.toAdd());
            if (prune) {
                store.delete(plan.extra());
            }
        }
        if (json) {
            out.println(Json.of(tree(plan)));
        } else {
            tell(plan, out);
        }
        out.flush();
    }

    private Map<String, Object> tree(AclPlan plan) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("dryRun", dryRun);
        tree.put("pruned", prune && !dryRun);
        tree.put("added", AclJson.trees(plan.toAdd()));
        tree.put("alreadyThere", plan.there().size());
        tree.put("notInPolicy", AclJson.trees(plan.extra()));
        return tree;
    }

    private void tell(AclPlan plan, PrintWriter out) {
        list("+ ", plan.toAdd(), out);
        list(prune ? "- " : "? ", plan.extra(), out);
        out.println(Count.of(plan.toAdd().size(), "ACL") + (dryRun ? " to add, " : " added, ")
                + plan.there().size() + " already there, " + plan.extra().size() + beside(plan));
    }

    private String beside(AclPlan plan) {
        if (prune) {
            return dryRun ? " to delete" : " deleted";
        }
        return plan.extra().isEmpty() ? " beside" : " beside (? above; --prune deletes them)";
    }

    private static void list(String mark, List<AclBinding> acls, PrintWriter out) {
        acls.forEach(acl -> out.println(mark + text(acl)));
    }

    private static String text(AclBinding acl) {
        return LogText.escape(acl.entry().permissionType() + " " + acl.entry().operation() + " on "
                + acl.pattern().resourceType() + " " + acl.pattern().patternType() + " '"
                + acl.pattern().name() + "' to " + acl.entry().principal() + " from "
                + acl.entry().host());
    }
}
