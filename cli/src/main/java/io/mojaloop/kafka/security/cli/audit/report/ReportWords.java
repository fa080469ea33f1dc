/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import io.mojaloop.kafka.security.cli.audit.read.RecordKind;
import io.mojaloop.kafka.security.policy.LogText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a report says things, on a terminal and on paper. */
final class ReportWords {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ReportWords() {}

    static String of(RecordKind kind) {
        return switch (kind) {
            case ALLOWED -> "requests allowed";
            case DENIED -> "requests denied";
            case WOULD_DENY -> "requests that the policy would deny";
            case AUTHENTICATED -> "authentications";
            case AUTHENTICATION_FAILED -> "failed authentications";
            case CONNECTION_REJECTED -> "rejected connections";
            case ADMIN_CHANGE -> "administrative changes";
            case POLICY -> "policy versions in force";
            case POLICY_REFUSED -> "policy versions refused";
            case THROTTLING -> "throttling events";
            case ZOOKEEPER -> "ZooKeeper operations";
            case LOSS -> "events lost";
            case TRAIL -> "records of the trail about itself";
            case OTHER -> "other records";
        };
    }

    static String period(TrailReport.About about) {
        if (about.first().isEmpty()) {
            return "no records" + (about.period().filter().isPresent() ? " in the time that was asked for" : "");
        }
        return LogText.escape(about.first()) + " to " + LogText.escape(about.last())
                + about.period().since().map(at -> ", asked for from " + at).orElse("")
                + about.period().until().map(at -> " until " + at).orElse("");
    }

    static String read(TrailReport.About about) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d lines, %,.1f MB in %s of %s%s",
                about.records(),
                about.lines(),
                about.bytes() / 1e6,
                count(about.files(), "file"),
                count(about.trails(), "trail"),
                about.untimed() > 0 ? String.format(Locale.ROOT, "; %,d without a time", about.untimed()) : "");
    }

    static String badLines(TrailReport.About about) {
        return String.format(
                Locale.ROOT,
                about.badLines() == 1 ? "%,d line is no record" : "%,d lines are no records",
                about.badLines());
    }

    /** How much of a table is shown, and how exact it is. */
    static String shown(TrailReport.Table table) {
        String part = table.different() > table.rows().size()
                ? ", the first " + table.rows().size() + " of " + (table.exact() ? "" : "more than ")
                        + table.different()
                : "";
        return part + (table.exact() ? "" : " (too many different ones: rare ones may lack, counts are ranges)");
    }

    static String count(long count, long lacking) {
        return lacking == 0
                ? String.format(Locale.ROOT, "%,d", count)
                : String.format(Locale.ROOT, "%,d-%,d", count, count + lacking);
    }

    static String length(long seconds) {
        if (seconds % 86_400 == 0) {
            return count(seconds / 86_400, "day");
        }
        if (seconds % 3600 == 0) {
            return count(seconds / 3600, "hour");
        }
        return seconds % 60 == 0 ? count(seconds / 60, "minute") : count(seconds, "second");
    }

    private static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : noun + "s");
    }

    /** When a step of a timeline begins, as exactly as its length needs. */
    static String begin(Instant at, long stepSeconds) {
        return stepSeconds % 60 == 0 ? minute(at) : second(at);
    }

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    static String second(Instant at) {
        return SECOND.format(at);
    }

    static String clip(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 3) + "...";
    }
}
