/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.verify;

import io.mojaloop.kafka.security.audit.trail.verify.Finding;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import java.util.List;

/** How {@code audit verify} ends: by the worst finding, the first of this list among the equally bad. */
public final class VerifyExit {
    /** For the help, in the manner of picocli. */
    public static final String MODIFIED = "10:a record is not what was written";
    /** For the help. */
    public static final String FORGED =
            "11:a signature or MAC is wrong, or keys are used that nothing tells of or that were used before";

    /** For the help. */
    public static final String MISSING = "12:records are missing";
    /** For the help. */
    public static final String REORDERED = "13:records are at another place, or there twice";
    /** For the help. */
    public static final String TRUNCATED = "14:the end was cut off";
    /** For the help. */
    public static final String FOREIGN = "15:lines of something else are in it";
    /** For the help. */
    public static final String KEY =
            "16:nothing is signed, or with keys that were not given: another --public-key or --seed is needed";
    /** For the help. */
    public static final String TORN = "17:an unfinished line that no later start accounts for";
    /** For the help. */
    public static final String UNANCHORED = "18:nothing proves the end: records behind the last signature";
    /** For the help. */
    public static final String OTHER =
            "19:something could not be read or checked (without --public-key: who wrote it), or is unusual";

    private VerifyExit() {}

    /** Notes do not count. */
    public static int of(List<Finding> findings) {
        return findings.stream()
                        .filter(finding -> finding.severity() != Severity.NOTE)
                        .mapToInt(finding -> rank(finding.severity()) + code(finding))
                        .min()
                        .orElse(ExitCode.OK)
                % 100;
    }

    private static int rank(Severity severity) {
        return severity == Severity.TAMPERED ? 100 : 200;
    }

    private static int code(Finding finding) {
        return switch (finding.kind()) {
            case MODIFIED -> 10;
            case FORGED, BAD_MAC, EPOCH_REUSED -> 11;
            case MISSING, BEGINNING_REMOVED -> 12;
            case REORDERED, DUPLICATED -> 13;
            case TRUNCATED -> 14;
            case FOREIGN, RENAMED -> 15;
            // A key that was not given is the verifier's mistake, unless the trail has others, too.
            case UNSIGNED, UNKNOWN_KEY, KEY_CHANGED -> finding.severity() == Severity.TAMPERED ? 11 : 16;
            case TORN_TAIL -> 17;
            case UNANCHORED, UNFINISHED -> 18;
            case UNCLEAN_STOP, EVENTS_LOST, UNREADABLE, NOT_CHECKED -> 19;
        };
    }
}
