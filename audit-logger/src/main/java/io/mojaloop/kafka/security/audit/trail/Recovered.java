/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import io.mojaloop.kafka.security.audit.trail.line.LineEnd;
import io.mojaloop.kafka.security.audit.trail.line.LineFormat;
import io.mojaloop.kafka.security.audit.trail.line.Notes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a trail goes on.
 *
 * @param trail its id
 * @param next sequence of the next record
 * @param previous hash of the last
 * @param lastFile the newest file; empty if there is none
 * @param unclean whether the last process did not end in order
 * @param torn what it left behind its last whole record
 * @param keyId of the file before; absent if there is none or it cannot be told
 */
record Recovered(
        String trail,
        long next,
        String previous,
        String lastFile,
        boolean unclean,
        Optional<Notes.Started.Torn> torn,
        Optional<String> keyId) {
    static final String TEMPORARY = ".audit-";

    /**
     * Looks at the files, from the newest to the first that has a whole record. None is changed.
     *
     * @throws IOException if one cannot be read: going on without it would look like a trail that somebody cut
     */
    static Recovered from(Path directory) throws IOException {
        List<TrailFile> files = TrailFile.list(directory);
        if (files.isEmpty()) {
            return new Recovered(
                    UUID.randomUUID().toString(), 0, LineFormat.NO_HASH, "", false, Optional.empty(), Optional.empty());
        }
        String newest = files.get(files.size() - 1).name();
        Optional<Notes.Started.Torn> torn = Optional.empty();
        for (int i = files.size() - 1; i >= 0; i--) {
            Path file = directory.resolve(files.get(i).name());
            Optional<LastRecord> found = LastRecord.of(file);
            long size = found.map(LastRecord::size).orElse(Files.size(file));
            long end = found.map(LastRecord::end).orElse(0L);
            if (torn.isEmpty() && size > end) {
                torn = Optional.of(new Notes.Started.Torn(
                        files.get(i).name(), end, size - end, LastRecord.tornHash(file, end, size)));
            }
            if (found.isPresent()) {
                LastRecord last = found.get();
                boolean clean = torn.isEmpty()
                        && last.notes().equals(new Notes.Checkpoint(Notes.Checkpoint.Place.END_OF_BOOT).text());
                return new Recovered(last.trail(), last.sequence() + 1, last.hash(), newest, !clean, torn, keyId(file));
            }
        }
        return new Recovered(UUID.randomUUID().toString(), 0, LineFormat.NO_HASH, newest, true, torn, Optional.empty());
    }

    private static Optional<String> keyId(Path file) throws IOException {
        return LastRecord.firstLine(file)
                .map(LineEnd::notes)
                .flatMap(Notes::parse)
                .flatMap(notes -> notes instanceof Notes.Opened opened
                        ? Optional.of(
                                opened.keys().map(Notes.Opened.Keys::keyId).orElse(""))
                        : Optional.empty());
    }

    /** Removes files that never got their name. */
    static void removeTemporary(Path directory) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, TEMPORARY + "*.tmp")) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
