/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.policy.Quotas.StorageGuard;
import io.mojaloop.kafka.security.policy.Quotas.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

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
        limits(tenant, was.limits(), is.limits());
        value(tenant + "'s scope", was.scope().toString(), is.scope().toString());
        value(tenant + "'s weight", Integer.toString(was.weight()), Integer.toString(is.weight()));
        value(tenant + "'s borrowing", was.borrow() ? "on" : "off", is.borrow() ? "on" : "off");
    }

    private static String text(Policy policy, Tenant tenant) {
        return Words.and(new TreeSet<>(policy.principals(tenant.members()))) + " (" + text(tenant.limits()) + ")";
    }

    private static String text(Limits limits) {
        List<String> set = new ArrayList<>();
        for (Limit limit : Limit.values()) {
            limit.text(limits).ifPresent(text -> set.add(limit.word + " " + text));
        }
        return String.join(", ", set);
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
        for (Limit limit : Limit.values()) {
            value(
                    whose + ": " + limit.word,
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
        return guard.map(one -> "soft " + number(one.softPercent()) + "%, hard " + number(one.hardPercent()) + "%")
                .orElse("off");
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private enum Limit {
        PRODUCE("produce"),
        CONSUME("consume"),
        REQUEST("request"),
        MUTATIONS("mutations");

        private static final String[] UNITS = {"B", "KiB", "MiB", "GiB"};

        private final String word;

        Limit(String word) {
            this.word = word;
        }

        private OptionalDouble value(Limits limits) {
            return switch (this) {
                case PRODUCE -> limits.produceBytesPerSecond();
                case CONSUME -> limits.consumeBytesPerSecond();
                case REQUEST -> limits.requestPercent();
                case MUTATIONS -> limits.mutationsPerSecond();
            };
        }

        Optional<String> text(Limits limits) {
            OptionalDouble set = value(limits);
            return set.isEmpty() ? Optional.empty() : Optional.of(text(set.getAsDouble()));
        }

        private String text(double amount) {
            if (this == REQUEST || this == MUTATIONS) {
                return number(amount) + (this == REQUEST ? "%" : "/s");
            }
            int unit = 0;
            double rest = amount;
            while (unit < UNITS.length - 1 && rest >= 1024 && rest % 1024 == 0) {
                rest /= 1024;
                unit++;
            }
            return number(rest) + UNITS[unit] + "/s";
        }
    }
}
