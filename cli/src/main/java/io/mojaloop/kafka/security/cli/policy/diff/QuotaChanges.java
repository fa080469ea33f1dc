/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.cli.policy.quotas.QuotaLimit;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.policy.Quotas.StorageGuard;
import io.mojaloop.kafka.security.policy.Quotas.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Differences of quotas, as sentences. */
final class QuotaChanges {
    private final Policy older;
    private final Policy newer;
    private final List<String> sentences = new ArrayList<>();

    private QuotaChanges(Policy older, Policy newer) {
        this.older = older;
        this.newer = newer;
    }

    static List<String> between(Policy older, Policy newer) {
        QuotaChanges changes = new QuotaChanges(older, newer);
        Quotas before = older.quotas();
        Quotas after = newer.quotas();
        String enforced = PolicyMode.ENFORCE.toString();
        String mode = mode(older, enforced);
        changes.value("the mode", mode, mode(newer, mode));
        changes.limits("unlisted principals", before.unlisted(), after.unlisted());
        changes.members(
                " is never slowed now",
                " is slowed like others now",
                older.principals(before.exempt()),
                newer.principals(after.exempt()));
        Set<String> tenants = new TreeSet<>(before.tenants().keySet());
        tenants.addAll(after.tenants().keySet());
        tenants.forEach(changes::tenant);
        changes.value("the storage guard", text(before.storage()), text(after.storage()));
        return changes.sentences;
    }

    private void tenant(String name) {
        Tenant was = older.quotas().tenants().get(name);
        Tenant is = newer.quotas().tenants().get(name);
        String tenant = "tenant " + LogText.escape(name);
        if (was == null || is == null) {
            sentences.add(tenant + (is == null ? " is gone" : " is new: " + text(newer, is)));
            return;
        }
        members(
                " is in " + tenant + " now",
                " is no longer in " + tenant,
                older.principals(was.members()),
                newer.principals(is.members()));
        value(tenant + "'s client id", text(was.clientIds()), text(is.clientIds()));
        limits(tenant, was.limits(), is.limits());
        value(tenant + "'s scope", was.scope().toString(), is.scope().toString());
        value(tenant + "'s weight", Integer.toString(was.weight()), Integer.toString(is.weight()));
        value(tenant + "'s borrowing", was.borrow() ? "on" : "off", is.borrow() ? "on" : "off");
    }

    private static String text(Policy policy, Tenant tenant) {
        return Words.and(new TreeSet<>(policy.principals(tenant.members())))
                + (tenant.clientIds().isEmpty() ? "" : " as client id " + text(tenant.clientIds()))
                + " (" + QuotaLimit.all(tenant.limits()) + ")";
    }

    private static String text(List<NamePattern> clientIds) {
        return clientIds.isEmpty()
                ? "any"
                : clientIds.stream().map(Words::name).sorted().collect(Collectors.joining(" or "));
    }

    /** What quotas do; those of nobody do nothing. */
    private static String mode(Policy policy, String otherwise) {
        Quotas quotas = policy.quotas();
        return quotas.isEmpty()
                ? otherwise
                : quotas.mode().orElse(policy.mode()).toString();
    }

    private void members(String come, String gone, Set<Principal> were, Set<Principal> are) {
        for (Principal principal : new TreeSet<>(are)) {
            if (!were.contains(principal)) {
                sentences.add(Words.escape(principal) + come);
            }
        }
        for (Principal principal : new TreeSet<>(were)) {
            if (!are.contains(principal)) {
                sentences.add(Words.escape(principal) + gone);
            }
        }
    }

    private void limits(String whose, Limits before, Limits after) {
        for (QuotaLimit limit : QuotaLimit.values()) {
            value(
                    whose + ": " + limit.key(),
                    limit.text(before).orElse("unlimited"),
                    limit.text(after).orElse("unlimited"));
        }
    }

    private void value(String what, String before, String after) {
        if (!Objects.equals(before, after)) {
            sentences.add(what + " " + before + " -> " + after);
        }
    }

    private static String text(Optional<StorageGuard> guard) {
        return guard.map(one -> "soft " + QuotaLimit.number(one.softPercent()) + "%, hard "
                        + QuotaLimit.number(one.hardPercent()) + "%, unlimited "
                        + QuotaLimit.bytesPerSecond(one.unlimitedBytesPerSecond()))
                .orElse("off");
    }
}
