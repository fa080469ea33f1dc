/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.NOTE;
import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.TAMPERED;
import static io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity.WARNING;

import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What could not be checked because its key was not given. Where none of the given keys is the trail's, whoever verifies
 * took the wrong file; where some are and others are not, somebody else may have signed.
 */
final class KeyFindings {
    private final TrailVerifier.Question question;
    private final Evidence evidence;
    private final Junctions.Sink sink;
    private final boolean others;

    KeyFindings(TrailVerifier.Question question, Evidence evidence, Junctions.Sink sink) {
        this.question = question;
        this.evidence = evidence;
        this.sink = sink;
        Set<String> given = question.keys().stream().map(TrailKeys::keyId).collect(Collectors.toSet());
        boolean named = evidence.files.stream()
                .map(file -> file.opened)
                .anyMatch(opened -> opened != null
                        && opened.keys()
                                .filter(keys -> given.contains(keys.keyId()))
                                .isPresent());
        this.others = !named
                && !evidence.unknownKeys.isEmpty()
                && evidence.badSignatures.isEmpty()
                && evidence.verifiedCheckpoints == 0;
    }

    /** Whether none of the given keys has to do with the trail. */
    boolean areOthers() {
        return others;
    }

    void judge() {
        if (others) {
            Evidence.Range first = evidence.unknownKeys.get(0);
            String keys = evidence.unknownKeys.stream()
                    .map(Evidence.Range::what)
                    .distinct()
                    .limit(10)
                    .collect(Collectors.joining(", "));
            add(
                    Kind.UNKNOWN_KEY,
                    WARNING,
                    first,
                    Words.plain("signed with key " + keys + ", which was not given: nothing is proved by signatures"));
        } else {
            evidence.unknownKeys.forEach(this::unknown);
        }
        for (Evidence.Range unsigned : evidence.unsigned) {
            add(
                    Kind.UNSIGNED,
                    unsigned.what().startsWith("although") ? TAMPERED : WARNING,
                    unsigned,
                    checkpoints(unsigned) + " not signed, " + unsigned.what());
        }
        for (Evidence.Range unchecked : evidence.uncheckedMacs) {
            boolean withoutKeys = unchecked.what().equals(MacCheck.WITHOUT_KEYS);
            add(Kind.NOT_CHECKED, withoutKeys ? WARNING : NOTE, unchecked, "MACs are not checked: " + unchecked.what());
        }
        seed();
    }

    private void unknown(Evidence.Range unknown) {
        Long told = evidence.changedKeys.get(unknown.what());
        // Only what a known key signed may tell of another.
        boolean proved = told != null && told <= evidence.anchored;
        add(
                Kind.UNKNOWN_KEY,
                proved ? WARNING : TAMPERED,
                unknown,
                checkpoints(unknown) + " signed with key " + Words.plain(unknown.what()) + ", which was not given"
                        + (proved ? "; record " + told + " tells of it" : ", and nothing that is proved tells of it"));
    }

    private static String checkpoints(Evidence.Range range) {
        // How many lie between two is not known.
        return range.first() == range.last()
                ? "checkpoint " + range.first() + " is"
                : "checkpoints " + range.first() + " to " + range.last() + " are";
    }

    private void seed() {
        if (evidence.otherChains.isEmpty()) {
            return;
        }
        String given = question.seed().map(seed -> seed.chain()).orElse("");
        boolean never = evidence.files.stream()
                .map(file -> file.opened)
                .noneMatch(opened -> opened != null
                        && opened.keys()
                                .filter(keys -> keys.chain().equals(given))
                                .isPresent());
        if (never) {
            Evidence.OtherChain first = evidence.otherChains.values().iterator().next();
            String chains = evidence.otherChains.keySet().stream().limit(10).collect(Collectors.joining(", "));
            String words = "this seed, of chain " + given + ", is not the one of this trail's keys, of chain " + chains
                    + ": MACs were not checked";
            sink.add(Kind.UNKNOWN_KEY, WARNING, first.file(), first.line(), first.sequence(), 0, Words.plain(words));
            return;
        }
        evidence.otherChains.forEach((chain, first) -> {
            boolean told = evidence.changedKeys.containsKey(first.keyId());
            String words = "from here on with keys of chain " + chain + ", the seed is of " + given
                    + (told ? ": MACs were not checked" : ", and no record tells that keys were changed");
            sink.add(
                    told ? Kind.UNKNOWN_KEY : Kind.BAD_MAC,
                    told ? WARNING : TAMPERED,
                    first.file(),
                    first.line(),
                    first.sequence(),
                    0,
                    Words.plain(words));
        });
    }

    private void add(Kind kind, Finding.Severity severity, Evidence.Range range, String words) {
        sink.add(kind, severity, range.file(), range.line(), range.first(), 0, words);
    }
}
