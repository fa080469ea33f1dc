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
    public static final String FORGED = "11:a signature or MAC is wrong: computed by somebody without the key";

    /** For the help. */
    public static final String MISSING = "12:records are missing";
    /** For the help. */
    public static final String REORDERED = "13:records are at another place, or there twice";
    /** For the help. */
    public static final String TRUNCATED = "14:the end was cut off";
    /** For the help. */
    public static final String FOREIGN = "15:lines of something else are in it";
    /** For the help. */
    public static final String KEY = "16:checkpoints are unsigned, or signed by a key that was not given";
    /** For the help. */
    public static final String TORN = "17:an unfinished line that no later start accounts for";
    /** For the help. */
    public static final String UNANCHORED = "18:nothing proves the end: records behind the last signature";
    /** For the help. */
    public static final String OTHER = "19:something could not be read or checked, or is unusual";

    private VerifyExit() {}

    /** Notes do not count. */
    public static int of(List<Finding> findings) {
        return findings.stream()
                        .filter(finding -> finding.severity() != Severity.NOTE)
                        .mapToInt(finding -> rank(finding.severity()) + code(finding.kind()))
                        .min()
                        .orElse(ExitCode.OK)
                % 100;
    }

    private static int rank(Severity severity) {
        return severity == Severity.TAMPERED ? 100 : 200;
    }

    static int code(Finding.Kind kind) {
        return switch (kind) {
            case MODIFIED -> 10;
            case FORGED, BAD_MAC -> 11;
            case MISSING, BEGINNING_REMOVED -> 12;
            case REORDERED, DUPLICATED -> 13;
            case TRUNCATED -> 14;
            case FOREIGN, RENAMED -> 15;
            case UNSIGNED, UNKNOWN_KEY, KEY_CHANGED -> 16;
            case TORN_TAIL -> 17;
            case UNANCHORED, UNFINISHED -> 18;
            case UNCLEAN_STOP, EVENTS_LOST, UNREADABLE, NOT_CHECKED -> 19;
        };
    }
}
