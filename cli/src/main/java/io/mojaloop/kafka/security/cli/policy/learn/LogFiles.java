/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads log files line by line, whatever their size: plain or gzip, whole directories, the standard input. */
public final class LogFiles {
    /** A longer line is read as empty: no authorizer writes one. */
    static final int LONGEST_LINE = 1 << 20;

    private static final Path STANDARD_INPUT = Path.of("-");

    private LogFiles() {}

    /** Directories become the files in them, by name. @throws CommandException if one is not there */
    public static List<Path> expand(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!path.equals(STANDARD_INPUT) && !Files.exists(path)) {
                throw CommandException.unusable("there is no file " + LogText.escape(path.toString()));
            }
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> entries = Files.list(path)) {
                entries.filter(Files::isRegularFile).sorted().forEach(files::add);
            } catch (IOException e) {
                throw unreadable(path, e);
            }
        }
        return files;
    }

    /** @throws CommandException with exit code 2 if it cannot be read to its end */
    static void read(Path file, Consumer<String> lines) {
        try (InputStream raw = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file);
                InputStream in = unpacked(raw)) {
            read(in, lines);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(raw, 1 << 16);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    /** Only a line feed ends a line: a name may hold any other break. */
    private static void read(InputStream in, Consumer<String> lines) throws IOException {
        byte[] chunk = new byte[1 << 16];
        byte[] line = new byte[1 << 12];
        int length = 0;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            for (int i = 0; i < count; i++) {
                if (chunk[i] == '\n') {
                    lines.accept(text(line, length));
                    length = 0;
                } else if (length <= LONGEST_LINE) {
                    if (length == line.length) {
                        line = Arrays.copyOf(line, 2 * length);
                    }
                    line[length++] = chunk[i];
                }
            }
        }
        if (length > 0) {
            lines.accept(text(line, length));
        }
    }

    private static String text(byte[] line, int length) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return length > LONGEST_LINE ? "" : new String(line, 0, end, StandardCharsets.UTF_8);
    }

    private static CommandException unreadable(Path file, IOException e) {
        return CommandException.unusable(
                "cannot read " + LogText.escape(file.toString()) + ": " + LogText.escape(e.toString()));
    }
}
