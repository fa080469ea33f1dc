/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.policy.Quotas.StorageGuard;
import io.mojaloop.kafka.security.policy.Quotas.Tenant;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code quotas}. */
final class QuotasWriter {
    private final YamlLines lines;

    QuotasWriter(YamlLines lines) {
        this.lines = lines;
    }

    void write(Quotas quotas) {
        if (quotas.equals(Quotas.NONE)) {
            return;
        }
        lines.begin("quotas", false);
        quotas.mode().ifPresent(mode -> lines.line(1, "mode: " + mode));
        YamlFields unlisted = new YamlFields();
        limits(unlisted, quotas.unlisted());
        if (!unlisted.isEmpty()) {
            lines.mapping(1, "unlisted", unlisted);
        }
        if (!quotas.exempt().isEmpty()) {
            lines.list(1, "exempt", PolicyWriter.texts(quotas.exempt()));
        }
        Map<String, Tenant> tenants = new TreeMap<>(quotas.tenants());
        if (!tenants.isEmpty()) {
            lines.line(1, "tenants:");
        }
        tenants.forEach(this::tenant);
        quotas.storage().ifPresent(storage -> {
            YamlFields fields = new YamlFields();
            fields.text("soft", number(storage.softPercent()) + "%");
            fields.text("hard", number(storage.hardPercent()) + "%");
            if (storage.unlimitedBytesPerSecond() != StorageGuard.DEFAULT_UNLIMITED) {
                fields.text("unlimited", rate(storage.unlimitedBytesPerSecond()));
            }
            lines.mapping(1, "storage", fields);
        });
    }

    private void tenant(String name, Tenant tenant) {
        YamlFields fields = new YamlFields();
        fields.list("members", PolicyWriter.texts(tenant.members()));
        if (!tenant.clientIds().isEmpty()) {
            fields.oneOrMore(
                    "client-id",
                    tenant.clientIds().stream().map(PolicyWriter::name).toList());
        }
        limits(fields, tenant.limits());
        if (tenant.scope() != Quotas.Scope.BROKER) {
            fields.text("scope", tenant.scope().toString());
        }
        if (tenant.weight() != 1) {
            fields.text("weight", Integer.toString(tenant.weight()));
        }
        if (tenant.borrow()) {
            fields.text("borrow", "true");
        }
        lines.mapping(2, YamlText.text(name), fields);
    }

    private static void limits(YamlFields fields, Limits limits) {
        limits.produceBytesPerSecond().ifPresent(bytes -> fields.text("produce", rate(bytes)));
        limits.consumeBytesPerSecond().ifPresent(bytes -> fields.text("consume", rate(bytes)));
        limits.requestPercent().ifPresent(percent -> fields.text("request", number(percent) + "%"));
        limits.mutationsPerSecond().ifPresent(perSecond -> fields.text("mutations", number(perSecond) + "/s"));
    }

    /** In the largest unit of which it is a whole multiple. */
    static String rate(double bytes) {
        for (Map.Entry<String, Long> unit : Amounts.UNITS.entrySet()) {
            if (bytes % unit.getValue() == 0) {
                return number(bytes / unit.getValue()) + unit.getKey() + "/s";
            }
        }
        return number(bytes) + "B/s";
    }

    /** Never with an exponent, and read as the same number again. */
    private static String number(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
