/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.audit.trail.TrailPosition;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where an output goes on: {@code cursors/<name>.json} in the trail's directory. For one thread. */
final class CursorFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TRAIL_FILE = Pattern.compile("audit-[0-9TZ.:-]+\\.jsonl");
    private static final long MOST_BYTES = 4096;

    private final Path trail;
    private final Path file;

    CursorFile(Path trail, String output) {
        this.trail = trail;
        this.file = trail.resolve("cursors").resolve(output + ".json");
    }

    /**
     * Where to go on, and what an auditor should know about it.
     *
     * @param from {@link TrailPosition#BEGINNING} means the oldest record that is left
     * @param complaint empty if the cursor is as it was left
     */
    record Start(TrailPosition from, Optional<String> complaint) {
        private static Start oldest(String complaint) {
            return new Start(TrailPosition.BEGINNING, Optional.of(complaint));
        }
    }

    /** Never throws: without a cursor that makes sense everything is sent again, which receivers can tell by the ids. */
    Start load() {
        String text;
        try {
            if (Files.size(file) > MOST_BYTES) {
                return Start.oldest("the cursor is damaged: it is too long");
            }
            text = Files.readString(file);
        } catch (NoSuchFileException none) {
            return isFresh()
                    ? new Start(TrailPosition.BEGINNING, Optional.empty())
                    : Start.oldest("there is no cursor");
        } catch (IOException unreadable) {
            return Start.oldest("the cursor cannot be read: " + unreadable);
        }
        try {
            return check(parse(text));
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            return Start.oldest("the cursor is damaged");
        } catch (IOException unreadable) {
            return Start.oldest("the file that the cursor points to cannot be read: " + unreadable);
        }
    }

    /** Whether the trail has just begun, so that nobody can have had a cursor. */
    private boolean isFresh() {
        try (Stream<Path> entries = Files.list(trail)) {
            return entries.filter(entry -> TRAIL_FILE
                                    .matcher(entry.getFileName().toString())
                                    .matches())
                            .limit(2)
                            .count()
                    < 2;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static TrailPosition parse(String text) throws JsonProcessingException {
        JsonNode json = JSON.readTree(text);
        if (!json.path("file").isTextual()
                || !json.path("offset").canConvertToLong()
                || !json.path("sequence").canConvertToLong()) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new TrailPosition(
                json.path("file").textValue(),
                json.path("offset").longValue(),
                json.path("sequence").longValue());
    }

    private Start check(TrailPosition cursor) throws IOException {
        if (cursor.equals(TrailPosition.BEGINNING)) {
            return new Start(cursor, Optional.empty());
        }
        // Only ever a file of this trail: the cursor must not lead anywhere else.
        if (!TRAIL_FILE.matcher(cursor.file()).matches() || cursor.offset() < 0 || cursor.sequence() < -1) {
            return Start.oldest("the cursor is damaged");
        }
        Path followed = trail.resolve(cursor.file());
        if (!Files.exists(followed)) {
            // The reader knows whether anything is missing between the cursor and the oldest file.
            return new Start(cursor, Optional.empty());
        }
        long size = Files.size(followed);
        if (cursor.offset() > size) {
            return new Start(
                    new TrailPosition(cursor.file(), size, cursor.sequence()),
                    Optional.of("the trail ends before the cursor: " + cursor.file() + " has " + size
                            + " bytes, of which " + cursor.offset() + " were sent, to record " + cursor.sequence()));
        }
        return endsLine(followed, cursor.offset())
                ? new Start(cursor, Optional.empty())
                : Start.oldest("the cursor is damaged: it does not point to the beginning of a line");
    }

    private static boolean endsLine(Path file, long offset) throws IOException {
        if (offset == 0) {
            return true;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(offset - 1);
            return bytes.read() == '\n';
        }
    }

    /** Replaces the cursor; after a power cut there is this one or the one before. */
    void store(TrailPosition position) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            Files.createDirectories(directory, permissions(directory, "rwx------"));
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, permissions(beside, "rw-------"));
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(render(position).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (directory != null) {
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private static String render(TrailPosition position) {
        return JSON.createObjectNode()
                        .put("file", position.file())
                        .put("offset", position.offset())
                        .put("sequence", position.sequence())
                + "\n";
    }

    private static FileAttribute<?>[] permissions(Path path, String posix) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }
}
