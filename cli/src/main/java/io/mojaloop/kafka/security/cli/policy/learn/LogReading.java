/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import io.mojaloop.kafka.security.policy.Principal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Reads logs and keeps what was seen.
 *
 * <p>A name with a line break forges lines. Something of the real line then stands alone: its beginning, its end, or a
 * line that reads in two ways. All lines that may belong to such a name, which is at most 32,767 bytes long, are suspect
 * with it and count as not seen. Only a name that completes itself on both sides leaves no trace.
 */
public final class LogReading {
    /** More than a name can be long, and a line's other words. */
    private static final int REACH = 40_000;

    private static final int CLIP = 300;

    /**
     * What to keep.
     *
     * @param denied denied accesses too
     * @param superUsers what super users did as such, too
     * @param excluded of whom nothing is kept
     */
    public record Choices(boolean denied, boolean superUsers, Set<Principal> excluded) {
        public Choices {
            excluded = Set.copyOf(excluded);
        }
    }

    /**
     * How many lines.
     *
     * @param read all
     * @param used what the policy is made of
     * @param denied not counted as seen
     * @param probes not counted as seen
     * @param excluded of excluded principals and of super users
     * @param suspect not counted as seen
     * @param other not understood
     */
    public record Counts(long read, long used, long denied, long probes, long excluded, long suspect, long other) {}

    private record Pending(Access access, int length) {}

    private final Choices choices;
    private final LongConsumer progress;
    private final Consumer<String> suspects;
    private final Consumer<String> skipped;
    private final Seen seen = new Seen();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private int pendingLength;
    private boolean trail;
    private int suspectAhead;
    private long lineOfFile;
    private long read;
    private long used;
    private long denied;
    private long probes;
    private long excluded;
    private long suspect;
    private long other;
    private long remarks;
    private String file = "";

    /**
     * @param progress told the number of lines now and then
     * @param suspects told each line that cannot be trusted, and why
     * @param skipped told each line that is not understood
     */
    public LogReading(Choices choices, LongConsumer progress, Consumer<String> suspects, Consumer<String> skipped) {
        this.choices = choices;
        this.progress = progress;
        this.suspects = suspects;
        this.skipped = skipped;
    }

    public void read(List<Path> files) {
        for (Path one : files) {
            file = one.toString();
            lineOfFile = 0;
            suspectAhead = 0;
            trail = false;
            LogFiles.read(one, this::line);
            settle(0);
        }
        if (!choices.superUsers()) {
            seen.superUsers().keySet().forEach(seen::forget);
        }
    }

    public Seen seen() {
        return seen;
    }

    public Counts counts() {
        return new Counts(read, used, denied, probes, excluded + remarks, suspect, other);
    }

    private void line(String text) {
        lineOfFile++;
        if (++read % 100_000 == 0) {
            progress.accept(read);
        }
        trail = lineOfFile == 1 ? TrailParser.isRecord(text) : trail;
        if (trail) {
            record(text);
            return;
        }
        LogLine line = LineParser.parse(text);
        if (line instanceof LogLine.Told told && suspectAhead == 0) {
            pending.add(new Pending(told.access(), text.length()));
            pendingLength += text.length();
            settle(REACH);
            return;
        }
        passOver(line, text);
        suspectAhead = Math.max(0, suspectAhead - text.length() - 1);
    }

    /** What is in a record is where its writer put it: nothing of it is suspect. */
    private void record(String text) {
        if (TrailParser.parse(text) instanceof LogLine.Told told) {
            believe(told.access());
        } else {
            other(text);
        }
    }

    private void passOver(LogLine line, String text) {
        if (line instanceof LogLine.Suspect why) {
            suspect(text, why.reason());
        } else if (line instanceof LogLine.Beginning) {
            suspect(text, "it begins and does not end: a name with a line break, or a line that was cut");
            suspectAhead = REACH;
        } else if (line instanceof LogLine.End) {
            if (lineOfFile == 1) {
                other(text); // the file was cut here
            } else {
                suspect(text, "it ends and did not begin: a name with a line break");
                suspectAhead = 0;
            }
        } else if (line instanceof LogLine.Told) {
            suspect(text, "it may be part of a name with line breaks before it");
        } else if (line instanceof LogLine.SuperUser remark) {
            seen.noteSuperUser(remark.principal());
            remarks++;
        } else if (line instanceof LogLine.Probe) {
            probes++;
        } else {
            other(text);
        }
    }

    private void other(String text) {
        other++;
        skipped.accept(file + ":" + lineOfFile + ": " + clip(text));
    }

    private void suspect(String text, String reason) {
        suspect += 1 + pending.size();
        String before = pending.isEmpty() ? "" : "; " + pending.size() + " before it may belong to it and are left out";
        suspects.accept(file + ":" + lineOfFile + ": suspect: " + reason + before + ": " + clip(text));
        pending.clear();
        pendingLength = 0;
    }

    private static String clip(String text) {
        return text.length() <= CLIP ? text : text.substring(0, CLIP) + "...";
    }

    /** Believes what is too far back to be part of a name that still goes on. */
    private void settle(int reach) {
        while (!pending.isEmpty() && (reach == 0 || pendingLength > reach)) {
            Pending oldest = pending.remove();
            pendingLength -= oldest.length;
            believe(oldest.access);
        }
    }

    private void believe(Access access) {
        seen.time(access);
        if (choices.excluded.contains(access.principal())) {
            excluded++;
        } else if (!access.allowed() && !choices.denied) {
            denied++;
        } else if (access.superUser() && !choices.superUsers) {
            excluded++;
            seen.addSuperUser(access);
        } else {
            used++;
            seen.add(access);
        }
    }
}
