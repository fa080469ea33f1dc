/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.verify;

import io.mojaloop.kafka.security.cli.audit.read.LineReader;
import io.mojaloop.kafka.security.cli.audit.read.LineSink;
import io.mojaloop.kafka.security.cli.audit.read.TrailFiles;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Takes the signed lines out of trails, to be kept where nobody of the host can reach them. */
public final class CheckpointLines implements LineSink {
    private static final byte[] MARK = "\"sig\":\"".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private byte[] last = new byte[0];
    private boolean lastIsWritten = true;
    private long written;

    private CheckpointLines(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes every line with a signature, and the last one whatever it is, to a new file.
     *
     * @return how many
     * @throws CommandException with exit code 2 if the file is there or cannot be written
     */
    public static long write(List<Path> paths, Path to) {
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            CheckpointLines lines = new CheckpointLines(out);
            for (Path path : paths) {
                new LineReader(lines, bytes -> {}).read(TrailFiles.expand(List.of(path)));
                lines.writeLast();
            }
            return lines.written;
        } catch (FileAlreadyExistsException e) {
            throw CommandException.unusable(TrailFiles.name(to) + " exists; anchors are never overwritten");
        } catch (IOException | UncheckedIOException e) {
            throw CommandException.unusable(
                    "cannot write " + TrailFiles.name(to) + ": " + LogText.escape(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public boolean line(Path file, long number, byte[] bytes, int from, int length) {
        boolean whole = length > 0 && bytes[from] == '{' && bytes[from + length - 1] == '}';
        if (whole) {
            boolean signed = contains(bytes, from, length);
            if (signed) {
                write(bytes, from, length);
            } else {
                last = java.util.Arrays.copyOfRange(bytes, from, from + length);
            }
            lastIsWritten = signed;
        }
        return true;
    }

    private void writeLast() {
        if (!lastIsWritten) {
            write(last, 0, last.length);
            lastIsWritten = true;
        }
    }

    private void write(byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
            out.write('\n');
            written++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Near the end: within what the trail itself adds to a line. */
    private static boolean contains(byte[] bytes, int from, int length) {
        int begin = Math.max(from, from + length - 512);
        for (int i = begin; i + MARK.length <= from + length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + MARK.length, MARK, 0, MARK.length)) {
                return true;
            }
        }
        return false;
    }
}
