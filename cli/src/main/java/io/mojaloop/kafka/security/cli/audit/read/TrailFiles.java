/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.read;

import io.mojaloop.kafka.security.audit.trail.FileProblem;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of trails. */
public final class TrailFiles {
    /** The standard input. */
    public static final Path STANDARD_INPUT = Path.of("-");

    private static final Pattern NAME = Pattern.compile("audit-.*-([0-9]{20})\\.jsonl(\\.gz)?");

    static final Comparator<Path> ORDER =
            Comparator.comparing(TrailFiles::sequence).thenComparing(Path::getFileName);

    private TrailFiles() {}

    /**
     * Files as they are given; of a directory those that a trail wrote, in the order of their records.
     *
     * @throws CommandException with exit code 2 if one is not there, or a directory holds no file of a trail
     */
    public static List<Path> expand(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(of(path));
            } else if (path.equals(STANDARD_INPUT) || Files.exists(path)) {
                files.add(path);
            } else {
                throw CommandException.unusable("there is no file " + name(path));
            }
        }
        return files;
    }

    /** How a file is called in messages; harmless. */
    public static String name(Path file) {
        return file.equals(STANDARD_INPUT) ? "<stdin>" : LogText.escape(file.toString());
    }

    /** For a file that cannot be read. */
    public static CommandException unreadable(Path file, IOException e) {
        return CommandException.unusable(
                e instanceof NoSuchFileException
                        ? "there is no file " + name(file)
                        : "cannot read " + name(file) + ": " + LogText.escape(FileProblem.text(e)));
    }

    private static List<Path> of(Path directory) {
        List<Path> files = list(directory);
        if (files.isEmpty()) {
            throw CommandException.unusable(
                    name(directory) + " holds no file of a trail: audit-<time>-<sequence>.jsonl or .jsonl.gz");
        }
        return files;
    }

    /**
     * The files of the trail in a directory, in the order of their records; maybe none.
     *
     * @throws CommandException with exit code 2 if it cannot be read
     */
    public static List<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(file -> !sequence(file).isEmpty())
                    .sorted(ORDER)
                    .toList();
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    /** Clocks are set back; the number of the first record never goes back. */
    private static String sequence(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? name.group(1) : "";
    }
}
