/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.quotas;

import io.mojaloop.kafka.security.policy.Quotas.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.server.quota.ClientQuotaType;

/** The limits of a policy, by their keys. */
public enum QuotaLimit {
    PRODUCE("produce", ClientQuotaType.PRODUCE),
    CONSUME("consume", ClientQuotaType.FETCH),
    REQUEST("request", ClientQuotaType.REQUEST),
    MUTATIONS("mutations", ClientQuotaType.CONTROLLER_MUTATION);

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB"};

    private final String key;
    private final ClientQuotaType type;

    QuotaLimit(String key, ClientQuotaType type) {
        this.key = key;
        this.type = type;
    }

    public String key() {
        return key;
    }

    /** Kafka's name for it. */
    public ClientQuotaType type() {
        return type;
    }

    /** As it would be written in a policy; empty if there is none. */
    public Optional<String> text(Limits limits) {
        OptionalDouble set = value(limits);
        return set.isEmpty() ? Optional.empty() : Optional.of(text(set.getAsDouble()));
    }

    private OptionalDouble value(Limits limits) {
        return switch (this) {
            case PRODUCE -> limits.produceBytesPerSecond();
            case CONSUME -> limits.consumeBytesPerSecond();
            case REQUEST -> limits.requestPercent();
            case MUTATIONS -> limits.mutationsPerSecond();
        };
    }

    /** An amount of this kind: {@code 40MiB/s}, {@code 5%}, {@code 0.5/s}. */
    public String text(double amount) {
        return switch (this) {
            case PRODUCE, CONSUME -> bytesPerSecond(amount);
            case REQUEST -> number(amount) + "%";
            case MUTATIONS -> number(amount) + "/s";
        };
    }

    /** In the largest unit of which it is a whole multiple. */
    public static String bytesPerSecond(double amount) {
        int unit = 0;
        double rest = amount;
        while (unit < UNITS.length - 1 && rest >= 1024 && rest % 1024 == 0) {
            rest /= 1024;
            unit++;
        }
        return number(rest) + UNITS[unit] + "/s";
    }

    /** All limits that are set: {@code produce 1MiB/s, request 5%}. */
    public static String all(Limits limits) {
        List<String> set = new ArrayList<>();
        for (QuotaLimit limit : values()) {
            limit.text(limits).ifPresent(text -> set.add(limit.key + " " + text));
        }
        return String.join(", ", set);
    }

    /** Without an exponent. */
    public static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
