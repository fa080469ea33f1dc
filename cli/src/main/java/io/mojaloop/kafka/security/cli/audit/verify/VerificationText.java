/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.verify;

import io.mojaloop.kafka.security.audit.trail.verify.Finding;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity;
import io.mojaloop.kafka.security.audit.trail.verify.Verification;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.Paragraph;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A verification for a person. */
public record VerificationText(PrintWriter out, Style style, int columns, int mostFindings) {
    /** Everything about one trail. */
    public void write(VerifiedTrail trail) {
        Verification verification = trail.verification();
        out.println(style.bold(LogText.escape(trail.name())));
        summary(trail, verification.summary());
        findings(verification);
        verdict(verification);
        notProved(trail.notProved());
        out.flush();
    }

    private void summary(VerifiedTrail trail, Verification.Summary summary) {
        double seconds = Math.max(1e-9, trail.nanos() / 1e9);
        line("trail", summary.trail().isEmpty() ? "no records" : LogText.escape(summary.trail()));
        line(
                "records",
                String.format(
                        Locale.ROOT,
                        "%,d in %s, %,.1f MB (%.0f MB/s)",
                        summary.records(),
                        Count.of(summary.files(), "file"),
                        summary.bytes() / 1e6,
                        summary.bytes() / 1e6 / seconds));
        if (summary.records() > 0) {
            line(
                    "sequence",
                    String.format(
                            Locale.ROOT,
                            "%d to %d, %s",
                            summary.firstSequence(),
                            summary.lastSequence(),
                            Count.of(summary.boots(), "boot")));
            line("time", LogText.escape(summary.firstTime() + " to " + summary.lastTime()));
            line("last hash", LogText.escape(summary.lastHash()));
        }
        line(
                "signatures",
                trail.question().keys().isEmpty()
                        ? "not checked"
                        : String.format(
                                Locale.ROOT,
                                "%,d of %s verified",
                                summary.verifiedCheckpoints(),
                                Count.of(summary.checkpoints(), "checkpoint")));
        line("MACs", macs(trail));
        line(
                "anchors",
                trail.question().anchors().isEmpty()
                        ? "none given"
                        : String.format(
                                Locale.ROOT,
                                "%,d of %,d found",
                                summary.anchors(),
                                trail.question().anchors().size()));
        if (summary.lostEvents() > 0) {
            line("lost", style.bad(Count.of(summary.lostEvents(), "event") + ", as the trail itself says"));
        }
    }

    private static String macs(VerifiedTrail trail) {
        Verification.Summary summary = trail.verification().summary();
        if (trail.question().seed().isEmpty() || summary.checkedMacs() == 0) {
            return "not checked";
        }
        return trail.macsChecked()
                ? "checked"
                : String.format(
                        Locale.ROOT,
                        "of %,d of %s checked",
                        summary.checkedMacs(),
                        Count.of(summary.records(), "record"));
    }

    /** @param value harmless */
    private void line(String name, String value) {
        out.println("  " + style.dim(String.format("%-11s", name)) + value);
    }

    private void findings(Verification verification) {
        List<Finding> findings = verification.findings();
        if (!findings.isEmpty()) {
            out.println();
        }
        findings.stream().limit(mostFindings).forEach(this::finding);
        long more = findings.size() - Math.min(findings.size(), mostFindings) + verification.omitted();
        if (more > 0) {
            out.println("  ... and " + Count.of(more, "more finding") + "; --limit shows more, --json all");
        }
    }

    private void finding(Finding finding) {
        String kind = String.format("%-18s", name(finding.kind()));
        out.println("  " + paint(finding.severity(), kind) + " " + LogText.escape(place(finding)));
        Paragraph.wrap(LogText.escape(finding.words()), columns - 6).forEach(words -> out.println("      " + words));
    }

    private static String place(Finding finding) {
        String file = finding.file().isEmpty() ? "the trail" : finding.file();
        String line = finding.line() > 0 ? ":" + finding.line() : "";
        String sequence = finding.sequence() >= 0 ? "  seq " + finding.sequence() : "";
        return file + line + sequence + (finding.records() > 1 ? "  " + finding.records() + " records" : "");
    }

    private String paint(Severity severity, String text) {
        return switch (severity) {
            case TAMPERED -> style.bad(text);
            case WARNING -> style.bold(text);
            case NOTE -> style.dim(text);
        };
    }

    private void verdict(Verification verification) {
        out.println();
        out.println("  "
                + switch (verification.severity()) {
                    case TAMPERED -> style.bad("TAMPERED: this is not what was written");
                    case WARNING ->
                        style.bold(
                                "NOT PROVED: nothing shows that somebody touched it, nor that nobody did; see above");
                    case NOTE -> style.good("INTACT: as far as it was checked");
                });
    }

    private void notProved(List<String> sentences) {
        for (String sentence : sentences) {
            List<String> lines = Paragraph.wrap("Not proved: " + sentence + ".", columns - 6);
            for (int i = 0; i < lines.size(); i++) {
                out.println((i == 0 ? "  - " : "    ") + lines.get(i));
            }
        }
        out.println();
    }

    static String name(Finding.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
