/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

/**
 * Something about a trail that its reader should know.
 *
 * @param kind what it is
 * @param severity what it means
 * @param file its name; empty if it is about the trail as a whole
 * @param line in the file, from 1; 0 if it is about the file as a whole
 * @param sequence of the first record concerned; -1 if not known
 * @param records how many are concerned; 0 if none or not known
 * @param words for people, of one line; what came out of a file is escaped
 */
public record Finding(Kind kind, Severity severity, String file, long line, long sequence, long records, String words) {
    /** What a finding means. */
    public enum Severity {
        /** As it should be, but worth knowing. */
        NOTE,
        /** Nothing proves that somebody touched the trail, nor that nobody did. */
        WARNING,
        /** Not what was written. */
        TAMPERED
    }

    /** What was found. */
    public enum Kind {
        /** Lines that are not what was written. */
        MODIFIED,
        /** Hashes fit, signatures do not: somebody without the signing key computed them. */
        FORGED,
        /** A hash fits, its MAC does not: somebody with the signing key, but not with the key of that moment. */
        BAD_MAC,
        /** Keys of records that were used before, or are not the next: an older {@code chain-key} was put back or copied. */
        EPOCH_REUSED,
        /** Records that are not there. */
        MISSING,
        /** Records at another place than theirs. */
        REORDERED,
        /** Records that are there more than once. */
        DUPLICATED,
        /** Records that were there, after the end of a file. */
        TRUNCATED,
        /** Lines that do not belong to this trail. */
        FOREIGN,
        /** A line that was not finished; expected where a process was killed, and marked then by the next. */
        TORN_TAIL,
        /** A checkpoint without a signature. */
        UNSIGNED,
        /** Checkpoints signed with a key that was not given, or files with keys of another seed than the given one. */
        UNKNOWN_KEY,
        /** Records after the last signed checkpoint: nothing proves them yet. */
        UNANCHORED,
        /** The trail does not end with a stop: it is being written, was killed, or was cut. */
        UNFINISHED,
        /** The beginning was removed. */
        BEGINNING_REMOVED,
        /** A file under another name than it was written with. */
        RENAMED,
        /** A process ended without saying so. */
        UNCLEAN_STOP,
        /** Another signing key from here on. */
        KEY_CHANGED,
        /** The trail itself says that events were lost. */
        EVENTS_LOST,
        /** Something that could not be read, or is no file of a trail. */
        UNREADABLE,
        /** A check that was not made, and why. */
        NOT_CHECKED
    }
}
