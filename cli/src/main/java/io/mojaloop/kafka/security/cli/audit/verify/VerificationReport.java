/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.verify;

import io.mojaloop.kafka.security.audit.trail.verify.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A verification for a script. */
public final class VerificationReport {
    private VerificationReport() {}

    /** @param exitCode how the command ends */
    public static Map<String, Object> of(List<VerifiedTrail> trails, int exitCode) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("exitCode", exitCode);
        tree.put("trails", trails.stream().map(VerificationReport::of).toList());
        return tree;
    }

    private static Map<String, Object> of(VerifiedTrail trail) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", trail.name());
        tree.put("verdict", verdict(trail.verification().severity()));
        tree.put("summary", trail.verification().summary());
        tree.put("signaturesChecked", trail.signaturesChecked());
        tree.put("macsChecked", trail.macsChecked());
        tree.put("anchorsGiven", trail.question().anchors().size());
        tree.put(
                "findings",
                trail.verification().findings().stream()
                        .map(VerificationReport::of)
                        .toList());
        tree.put("findingsOmitted", trail.verification().omitted());
        tree.put("notProved", trail.notProved());
        tree.put("nanos", trail.nanos());
        return tree;
    }

    private static String verdict(Finding.Severity severity) {
        return switch (severity) {
            case TAMPERED -> "tampered";
            case WARNING -> "not-proved";
            case NOTE -> "intact";
        };
    }

    private static Map<String, Object> of(Finding finding) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        tree.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        tree.put("file", finding.file());
        tree.put("line", finding.line());
        tree.put("sequence", finding.sequence());
        tree.put("records", finding.records());
        tree.put("words", finding.words());
        return tree;
    }
}
