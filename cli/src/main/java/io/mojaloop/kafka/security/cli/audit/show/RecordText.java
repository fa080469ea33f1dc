/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.show;

import io.mojaloop.kafka.security.cli.audit.read.FlatRecord;
import io.mojaloop.kafka.security.cli.audit.read.Projection;
import io.mojaloop.kafka.security.cli.audit.read.RecordKind;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.policy.LogText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A record on one line: when, what became of it, who, from where, what, why, how often. */
public final class RecordText {
    /** What it needs of a record. */
    public static final List<String> PATHS = List.of(
            "@timestamp",
            "event.action",
            "event.category",
            "event.type",
            "event.outcome",
            "event.reason",
            "user.name",
            "user.domain",
            "user.target.name",
            "source.ip",
            "source.address",
            "kafka.operation",
            "kafka.resource.type",
            "kafka.resource.name",
            "kafka.count",
            "kafka.policy.file",
            "kafka.audit.lost.total",
            "rule.name",
            "zookeeper.znode",
            "service.node.name");

    private static final int LONGEST = 260;
    private static final String FORMAT_TIME = "%-24s";

    private final Projection projection;
    private final Style style;

    public RecordText(Projection projection, Style style) {
        this.projection = projection;
        this.style = style;
    }

    /** Harmless, and without a line end. */
    public String of(FlatRecord flat) {
        RecordKind kind =
                RecordKind.of(text(flat, "event.action"), all(flat, "event.category"), all(flat, "event.type"));
        StringBuilder line = new StringBuilder(160);
        line.append(style.dim(String.format(FORMAT_TIME, clip(text(flat, "@timestamp")))))
                .append(' ')
                .append(label(kind, text(flat, "event.outcome")))
                .append(' ')
                .append(style.bold(who(flat)))
                .append(' ')
                .append(orDash(first(flat, "source.address", "source.ip")));
        append(line, what(flat, kind));
        String reason = text(flat, "event.reason");
        append(line, style.dim(clip(reason.isEmpty() ? text(flat, "rule.name") : reason)));
        long count =
                flat.number(projection.slot(kind == RecordKind.LOSS ? "kafka.audit.lost.total" : "kafka.count"), 1);
        append(line, count > 1 ? style.bold("x" + count) : "");
        return line.toString();
    }

    /** The beginning of a line that is no record. */
    public String noRecord(byte[] bytes, int from, int length) {
        String begin = new String(bytes, from, Math.min(length, LONGEST), StandardCharsets.UTF_8);
        return style.bad("NO RECORD") + " " + clip(begin) + (length > LONGEST ? "..." : "");
    }

    private String what(FlatRecord flat, RecordKind kind) {
        String name = first(flat, "kafka.resource.name", "zookeeper.znode", "kafka.policy.file");
        String type = clip(text(flat, "kafka.resource.type"));
        String resource = name.isEmpty() ? type : type.isEmpty() ? clip(name) : type + " " + clip(name);
        boolean decision = kind == RecordKind.ALLOWED || kind == RecordKind.DENIED || kind == RecordKind.WOULD_DENY;
        String action = clip(text(flat, decision ? "kafka.operation" : "event.action"));
        return resource.isEmpty() ? action : action + " " + resource;
    }

    private String who(FlatRecord flat) {
        String name = orDash(text(flat, "user.name"));
        String domain = clip(text(flat, "user.domain"));
        String target = clip(text(flat, "user.target.name"));
        return (domain.isEmpty() ? name : domain + ":" + name) + (target.isEmpty() ? "" : " -> " + target);
    }

    private String first(FlatRecord flat, String... paths) {
        for (String path : paths) {
            if (!text(flat, path).isEmpty()) {
                return text(flat, path);
            }
        }
        return "";
    }

    private String label(RecordKind kind, String outcome) {
        String label = String.format("%-11s", kind.label());
        if (kind.isBad() || (kind == RecordKind.ADMIN_CHANGE && outcome.equals("failure"))) {
            return style.bad(label);
        }
        return switch (kind) {
            case ALLOWED, AUTHENTICATED -> style.good(label);
            case TRAIL, OTHER -> style.dim(label);
            default -> style.bold(label);
        };
    }

    private static void append(StringBuilder line, String part) {
        if (!part.isEmpty()) {
            line.append("  ").append(part);
        }
    }

    private String text(FlatRecord flat, String path) {
        return flat.text(projection.slot(path));
    }

    private List<String> all(FlatRecord flat, String path) {
        return flat.all(projection.slot(path));
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : clip(text);
    }

    /** Escaped, and no longer than Kafka's longest names. */
    static String clip(String text) {
        if (text.length() <= LONGEST) {
            return LogText.escape(text);
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return LogText.escape(text.substring(0, end)) + "...";
    }
}
