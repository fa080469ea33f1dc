/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import io.mojaloop.kafka.security.quota.compiled.LimitFloor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.kafka.server.quota.ClientQuotaType;

/** A limit as somebody would write it into a policy: two digits, rounded up. */
final class Suggestion {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB"};
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.UP);

    private Suggestion() {}

    /** @return as the policy document has it, for example {@code 12MiB/s} */
    static String of(ClientQuotaType type, double amount) {
        double least = Math.max(amount, LimitFloor.of(type));
        return switch (type) {
            case PRODUCE, FETCH -> bytes(least);
            case REQUEST -> digits(least) + "%";
            case CONTROLLER_MUTATION -> digits(least) + "/s";
        };
    }

    private static String bytes(double amount) {
        int unit = 0;
        double rest = amount;
        while (unit < UNITS.length - 1 && rest >= 1024) {
            rest /= 1024;
            unit++;
        }
        return digits(rest) + UNITS[unit] + "/s";
    }

    private static String digits(double amount) {
        return BigDecimal.valueOf(amount).round(TWO_DIGITS).stripTrailingZeros().toPlainString();
    }
}
