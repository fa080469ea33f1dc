/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.show;

import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.quota.status.StatusJson;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.kafka.server.quota.ClientQuotaType;

/** How rates and limits are shown to people: rounded, with units. */
public final class Amounts {
    private static final String[] UNITS = {"B/s", "KiB/s", "MiB/s", "GiB/s", "TiB/s"};
    private static final double KIBI = 1024;

    private Amounts() {}

    public static String of(ClientQuotaType type, double amount) {
        return switch (type) {
            case PRODUCE, FETCH -> bytes(amount);
            case REQUEST -> digits(amount) + "%";
            case CONTROLLER_MUTATION -> digits(amount) + "/s";
        };
    }

    public static String of(ClientQuotaType type, OptionalDouble amount) {
        return amount.isPresent() ? of(type, amount.getAsDouble()) : "-";
    }

    private static String bytes(double amount) {
        int unit = 0;
        double rest = amount;
        while (unit < UNITS.length - 1 && rest >= KIBI) {
            rest /= KIBI;
            unit++;
        }
        return digits(rest) + " " + UNITS[unit];
    }

    /** Three digits that matter, and no zeros behind the point. */
    private static String digits(double amount) {
        int places = amount >= 100 ? 0 : amount >= 10 ? 1 : 2;
        String text = String.format(Locale.ROOT, "%." + places + "f", amount);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    /** As a part of a limit. */
    public static String percent(OptionalDouble part) {
        return part.isPresent() ? String.format(Locale.ROOT, "%.0f%%", 100 * part.getAsDouble()) : "-";
    }

    public static String delay(double ms) {
        if (ms <= 0) {
            return "-";
        }
        return ms < 1000
                ? String.format(Locale.ROOT, "%.0f ms", Math.max(1, ms))
                : String.format(Locale.ROOT, "%.1f s", ms / 1000);
    }

    /** All there are, as {@code produce 1 MiB/s, request 50%}; {@code unlimited} if there is none. */
    public static String of(Limits limits) {
        String text = StatusJson.types().stream()
                .filter(type -> StatusJson.of(limits, type).isPresent())
                .map(type -> StatusJson.word(type) + " "
                        + of(type, StatusJson.of(limits, type).orElse(0)))
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "unlimited" : text;
    }
}
