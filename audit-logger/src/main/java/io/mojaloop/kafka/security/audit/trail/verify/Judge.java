/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.NOTE;
import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.TAMPERED;
import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.WARNING;

import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names what is wrong, once: a line that was changed breaks its own hash and its successor's link, a swap makes three
 * breaks, and still each is one thing that somebody did.
 */
final class Judge {
    private final TrailVerifier.Question question;
    private final Evidence evidence;
    private final AnchorCheck anchors;
    private final List<Source> sources;
    private final String trail;
    private final boolean wholeDirectory;
    private final List<Placed> findings = new ArrayList<>();

    /** With the place that it is sorted by. */
    private record Placed(int file, long line, Finding finding) {}

    Judge(
            TrailVerifier.Question question,
            Evidence evidence,
            AnchorCheck anchors,
            List<Source> sources,
            String trail,
            boolean wholeDirectory,
            List<Finding> before) {
        this.question = question;
        this.evidence = evidence;
        this.anchors = anchors;
        this.sources = sources;
        this.trail = trail;
        this.wholeDirectory = wholeDirectory;
        before.forEach(finding -> findings.add(new Placed(-1, 0, finding)));
    }

    Verification verdict() {
        Junctions junctions = new Junctions(evidence, sources, question.stopped(), this::add);
        Placement placement = junctions.placement();
        // What a record at another place than its own says is told with that, and cannot be checked there.
        List.of(
                        evidence.badSignatures,
                        evidence.badMacs,
                        evidence.unsigned,
                        evidence.unknownKeys,
                        evidence.otherThanAnchored)
                .forEach(list -> list.removeIf(range -> !placement.isInPlace(range.file(), range.line())));
        Ends ends = new Ends(question, evidence, anchors, junctions, wholeDirectory, this::add);
        KeyFindings keys = new KeyFindings(question, evidence, this::add);
        junctions.judge();
        ends.judgeBeginning();
        signatures(junctions);
        keys.judge();
        EpochCheck.check(evidence.files, placement::isInPlace, this::add);
        ends.judgeEnd(keys.areOthers());
        told();
        files(placement);
        List<Finding> sorted = findings.stream()
                .sorted(Comparator.comparingInt(Placed::file).thenComparingLong(Placed::line))
                .map(Placed::finding)
                .toList();
        int shown = Math.min(sorted.size(), Verification.MOST_FINDINGS);
        return new Verification(summary(placement), sorted.subList(0, shown), sorted.size() - shown);
    }

    private void add(Kind kind, Severity severity, int file, long line, long sequence, long records, String words) {
        String name = file < 0 ? "" : Words.plain(evidence.files.get(file).name);
        findings.add(new Placed(file, line, new Finding(kind, severity, name, line, sequence, records, words)));
    }

    private void add(Kind kind, Severity severity, Evidence.Range range, long records, String words) {
        add(kind, severity, range.file(), range.line(), range.first(), records, words);
    }

    private void signatures(Junctions junctions) {
        List<Evidence.Range> macs = new ArrayList<>(evidence.badMacs);
        junctions.brokenLinks().forEach(broken -> macs.removeIf(mac -> mac.touches(broken.first(), broken.last())));
        for (Evidence.Range forged : evidence.otherThanAnchored) {
            if (!forged.what().isEmpty()) {
                add(
                        Kind.TRUNCATED,
                        TAMPERED,
                        forged,
                        0,
                        "elsewhere " + Words.records(forged.first(), forged.last()) + " of "
                                + Words.plain(forged.what())
                                + Words.verb(forged.records(), " is", " are")
                                + " known: that boot's last records were lost in a power cut or cut off");
            } else if (evidence.badSignatures.stream()
                    .noneMatch(bad -> bad.after() < forged.last() && bad.last() >= forged.first())) {
                macs.removeIf(mac -> mac.last() <= forged.last());
                add(
                        Kind.FORGED,
                        TAMPERED,
                        forged,
                        0,
                        Words.records(forged.first(), forged.last(), "is", "are") + " not what is known elsewhere: "
                                + Words.verb(
                                        forged.records(), "it, or something before it,", "they, or something before,")
                                + Words.verb(forged.records(), " was", " were") + " rewritten");
            }
        }
        for (Evidence.Range forged : evidence.badSignatures) {
            Optional<Evidence.Range> mac = macs.stream()
                    .filter(one -> one.touches(forged.after() + 1, forged.last()))
                    .findFirst();
            macs.removeIf(one -> one.touches(forged.after() + 1, forged.last()));
            long from = mac.map(Evidence.Range::first).orElse(forged.after() + 1);
            add(
                    Kind.FORGED,
                    TAMPERED,
                    forged,
                    forged.last() - from + 1,
                    "the signature of checkpoint " + forged.first() + " is wrong: something from record " + from
                            + " on was rewritten by somebody without key " + Words.plain(forged.what()));
        }
        for (Evidence.Range mac : macs) {
            add(
                    Kind.BAD_MAC,
                    TAMPERED,
                    mac,
                    mac.last() - mac.first() + 1,
                    Words.records(mac.first(), mac.last(), "is", "are") + " " + mac.what());
        }
    }

    private void told() {
        for (Evidence.Told told : evidence.told) {
            add(told.kind(), NOTE, told.file(), told.line(), told.sequence(), 0, Words.plain(told.words()));
        }
        if (evidence.lost > 0) {
            add(
                    Kind.EVENTS_LOST,
                    NOTE,
                    -1,
                    0,
                    -1,
                    evidence.lost,
                    "the trail tells that it lost " + Words.count(evidence.lost, "event"));
        }
    }

    private void files(Placement placement) {
        Set<String> names = evidence.files.stream().map(file -> file.name).collect(Collectors.toSet());
        for (int i = 0; i < evidence.files.size(); i++) {
            Evidence.FileFacts facts = evidence.files.get(i);
            if (!facts.failure.isEmpty()) {
                add(Kind.UNREADABLE, WARNING, i, 0, -1, 0, "cannot be read: " + Words.plain(facts.failure));
            }
            // A copy beside its original is told as such.
            if (facts.opened != null && !names.contains(facts.opened.name()) && placement.isInPlace(i, 1)) {
                add(Kind.RENAMED, WARNING, i, 1, -1, 0, "was written as " + Words.plain(facts.opened.name()));
            }
        }
    }

    private Verification.Summary summary(Placement placement) {
        return new Verification.Summary(
                Words.plain(trail),
                evidence.files.size(),
                evidence.records,
                evidence.files.stream().mapToLong(file -> file.bytes).sum(),
                evidence.checkpoints,
                evidence.verifiedCheckpoints,
                evidence.checkedMacs,
                evidence.matchedAnchors,
                placement.firstRun().map(run -> run.first).orElse(-1L),
                placement.lastSequence(),
                placement.lastHash(),
                evidence.firstTime,
                evidence.lastTime,
                evidence.boots,
                evidence.lost,
                placement.recordsAfter(evidence.anchored));
    }
}
