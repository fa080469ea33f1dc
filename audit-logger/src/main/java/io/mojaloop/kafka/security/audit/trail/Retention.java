/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import io.mojaloop.kafka.security.audit.trail.line.LineEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which files are to be removed: the oldest, without gaps, and only what all outputs have delivered. */
final class Retention {
    /** So that the record that names them stays short. */
    static final int MOST_FILES = 64;

    private final TrailSettings settings;

    Retention(TrailSettings settings) {
        this.settings = settings;
    }

    /**
     * What is due.
     *
     * @param files oldest first
     * @param through the last record in them
     * @param hash of it
     */
    record Due(List<String> files, long through, String hash) {}

    /**
     * @param current the file that is being written: it and later ones stay
     * @param acknowledged the last record that all outputs have delivered
     */
    Optional<Due> due(TrailFile current, Instant now, long acknowledged) throws IOException {
        Path directory = settings.directory();
        List<TrailFile> files = TrailFile.list(directory);
        long total = 0;
        for (TrailFile file : files) {
            total += size(directory.resolve(file.name()));
        }
        List<String> names = new ArrayList<>();
        long through = -1;
        String hash = "";
        for (int i = 0; i + 1 < files.size() && names.size() < MOST_FILES; i++) {
            TrailFile file = files.get(i);
            TrailFile next = files.get(i + 1);
            long last = next.firstSequence() - 1;
            boolean stays = file.compareTo(current) >= 0 || last > acknowledged;
            if (stays || !(isOld(next, now) || isTooMuch(total))) {
                break;
            }
            Optional<String> hashOfLast =
                    LastRecord.firstLine(directory.resolve(next.name())).map(LineEnd::previous);
            if (hashOfLast.isEmpty()) {
                // Not what was written; it stays for whoever will look into it.
                break;
            }
            names.add(file.name());
            through = last;
            hash = hashOfLast.get();
            total -= size(directory.resolve(file.name()));
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new Due(names, through, hash));
    }

    /** The next file was begun after the last record of this one. */
    private boolean isOld(TrailFile next, Instant now) {
        return !settings.retentionAge().isZero()
                && next.begun().plus(settings.retentionAge()).isBefore(now);
    }

    private boolean isTooMuch(long total) {
        return settings.retentionBytes() > 0 && total > settings.retentionBytes();
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
