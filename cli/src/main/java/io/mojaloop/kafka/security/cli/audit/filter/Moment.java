/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment as exactly as somebody wrote it.
 *
 * @param from its beginning
 * @param until its end, which is no part of it
 */
public record Moment(Instant from, Instant until) {
    private static final Pattern RELATIVE = Pattern.compile("now(?:-([0-9]{1,9})(ms|s|m|h|d|w))?");
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d|w)");

    /**
     * Reads {@code 2026-11-23}, {@code 2026-11-23T10:15}, with seconds, parts of them and an offset such as {@code Z} if
     * wanted, {@code now} and {@code now-24h}. Without an offset: UTC.
     */
    public static Optional<Moment> parse(String text, Instant now) {
        Matcher relative = RELATIVE.matcher(text);
        try {
            if (relative.matches()) {
                Duration back =
                        relative.group(1) == null ? Duration.ZERO : length(relative.group(1), relative.group(2));
                Instant at = now.minus(back);
                return Optional.of(new Moment(at, at.plusMillis(1)));
            }
            if (text.length() == 10) {
                LocalDate day = LocalDate.parse(text);
                return Optional.of(new Moment(start(day), start(day.plusDays(1))));
            }
            return Optional.of(at(text));
        } catch (DateTimeException | ArithmeticException none) {
            return Optional.empty();
        }
    }

    /** Reads {@code 24h}, {@code 7d}, {@code 90s}. */
    public static Optional<Duration> length(String text) {
        Matcher length = LENGTH.matcher(text);
        return length.matches() ? Optional.of(length(length.group(1), length.group(2))) : Optional.empty();
    }

    private static Duration length(String number, String unit) {
        long count = Long.parseLong(number);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }

    private static Moment at(String text) {
        boolean offset = text.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})") && text.indexOf('T') > 0;
        Instant at = offset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        int time = text.indexOf('T') + 1;
        String clock = time == 0 ? "" : text.substring(time).replaceFirst("(Z|[+-][0-9:]+)$", "");
        ChronoUnit unit =
                clock.length() <= 5 ? ChronoUnit.MINUTES : clock.length() <= 8 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
        return new Moment(at, at.plus(1, unit));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
