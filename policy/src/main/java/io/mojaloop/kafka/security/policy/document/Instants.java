/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads moments. */
final class Instants {
    private final Values values;
    private final Optional<Instant> now;
    private final Problems problems;

    Instants(Values values, Optional<Instant> now, Problems problems) {
        this.values = values;
        this.now = now;
        this.problems = problems;
    }

    Optional<Instant> read(YamlNode node) {
        return values.text(node, "a moment such as 2027-06-30T00:00:00Z").flatMap(scalar -> {
            String text = scalar.text();
            try {
                Instant instant = OffsetDateTime.parse(text).toInstant();
                reportExpired(node, text, instant);
                return Optional.of(instant);
            } catch (DateTimeException notAMoment) {
                problems.add(
                        ProblemCode.BAD_INSTANT,
                        node.at(),
                        text,
                        "'" + Problems.clip(text) + "' is not a moment with date, time and zone",
                        meant(text));
                return Optional.empty();
            }
        });
    }

    private void reportExpired(YamlNode node, String text, Instant until) {
        if (now.isPresent() && !now.get().isBefore(until)) {
            problems.add(
                    ProblemCode.EXPIRED_BINDING,
                    node.at(),
                    text,
                    "this binding ended at " + until,
                    "remove it, or give it a later end");
        }
    }

    private static String meant(String text) {
        String withT = text.replace(' ', 'T');
        if (parses(text, LocalDate::parse)) {
            return DidYouMean.question(text + "T00:00:00Z");
        }
        if (parses(withT + "Z", OffsetDateTime::parse) && parses(withT, LocalDateTime::parse)) {
            return DidYouMean.question(withT + "Z");
        }
        return parses(withT, OffsetDateTime::parse)
                ? DidYouMean.question(withT)
                : "write it as 2027-06-30T00:00:00Z or 2027-06-30T02:00:00+02:00";
    }

    private static boolean parses(String text, Consumer<String> parser) {
        try {
            parser.accept(text);
            return true;
        } catch (DateTimeException no) {
            return false;
        }
    }
}
