/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a trail by its name: {@code audit-<when it was begun>-<sequence of its first record>.jsonl}.
 *
 * @param name without directory
 * @param begun by the clock of the host, which need not go forward: what orders files is the sequence
 * @param firstSequence of its first record
 */
public record TrailFile(String name, Instant begun, long firstSequence) implements Comparable<TrailFile> {
    private static final Pattern FORM = Pattern.compile("audit-(\\d{8}T\\d{6}\\.\\d{3}Z)-(\\d{20})\\.jsonl");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Comparator<TrailFile> ORDER = Comparator.comparingLong(TrailFile::firstSequence)
            .thenComparing(TrailFile::begun)
            .thenComparing(TrailFile::name);

    static TrailFile named(Instant begun, long firstSequence) {
        return new TrailFile(
                "audit-" + TIME.format(begun) + "-" + String.format("%020d", firstSequence) + ".jsonl",
                begun,
                firstSequence);
    }

    /** Empty if the name is not one of a file of a trail. */
    public static Optional<TrailFile> parse(String name) {
        Matcher m = FORM.matcher(name);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TrailFile(name, TIME.parse(m.group(1), Instant::from), Long.parseLong(m.group(2))));
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The files of a directory, in the order of the trail; links and whatever else is no plain file are none. */
    public static List<TrailFile> list(Path directory) throws IOException {
        List<TrailFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "audit-*.jsonl")) {
            for (Path entry : entries) {
                parse(String.valueOf(entry.getFileName()))
                        .filter(file -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                        .ifPresent(files::add);
            }
        } catch (NotDirectoryException | NoSuchFileException e) {
            throw new IOException(directory + " is not a directory", e);
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(files);
        return files;
    }

    @Override
    public int compareTo(TrailFile other) {
        return ORDER.compare(this, other);
    }
}
