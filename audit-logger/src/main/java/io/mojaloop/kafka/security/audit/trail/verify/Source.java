/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import io.mojaloop.kafka.security.audit.trail.TrailFile;
import io.mojaloop.kafka.security.audit.trail.line.LineEnd;
import io.mojaloop.kafka.security.audit.trail.line.Notes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A file to verify, and what its ends say: which trail most of its records belong to, and where in the trail it belongs.
 * Names are not relied on, for files are copied and renamed.
 */
final class Source {
    private static final int PEEK_BYTES = 128 * 1024;

    final Path path;
    final String name;
    final long size;
    private final List<Seen> seen;

    private record Seen(String trail, long sequence, String notes, boolean first) {}

    private Source(Path path, String name, long size, List<Seen> seen) {
        this.path = path;
        this.name = name;
        this.size = size;
        this.seen = seen;
    }

    static Source peek(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            List<Seen> seen = new ArrayList<>();
            look(channel, 0, seen);
            if (size > PEEK_BYTES) {
                look(channel, size - PEEK_BYTES, seen);
            }
            return new Source(path, String.valueOf(path.getFileName()), size, seen);
        }
    }

    private static void look(FileChannel channel, long at, List<Seen> seen) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(PEEK_BYTES);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
            // Until it is full, or the file ends.
        }
        byte[] bytes = buffer.array();
        LineEnd line = new LineEnd();
        int from = 0;
        for (int to = 0; to < buffer.position(); to++) {
            if (bytes[to] == '\n') {
                if (line.parse(bytes, from, to) && line.hashFits()) {
                    seen.add(new Seen(line.id(), line.sequence(), line.notes(), at == 0));
                }
                from = to + 1;
            }
        }
    }

    /** The trail that most records at the ends of the files belong to; empty if there are no records. */
    static String trail(List<Source> sources) {
        Map<String, Integer> votes = new HashMap<>();
        for (Source source : sources) {
            source.seen.forEach(seen -> votes.merge(seen.trail, 1, Integer::sum));
        }
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** In the order of the trail; of two files with the same records, the one that has its own name comes first. */
    static List<Source> ordered(List<Source> sources, String trail) {
        return sources.stream()
                .sorted(Comparator.comparingLong((Source source) -> source.firstSequence(trail))
                        .thenComparing(source -> !source.hasItsOwnName())
                        .thenComparing(source -> source.name))
                .toList();
    }

    /** Of the file by its name, or else by its first record. */
    Optional<Long> promisedSequence() {
        return TrailFile.parse(name).map(TrailFile::firstSequence);
    }

    /** Where most of the first records say that the file begins: one of them may have been made up. */
    private long firstSequence(String trail) {
        List<Seen> records = seen.stream()
                .filter(one -> one.first && one.trail.equals(trail))
                .toList();
        long[] begins = IntStream.range(0, records.size())
                .mapToLong(i -> records.get(i).sequence - i)
                .sorted()
                .toArray();
        return begins.length > 0
                ? begins[begins.length / 2]
                : promisedSequence().orElse(Long.MAX_VALUE);
    }

    private boolean hasItsOwnName() {
        return seen.stream()
                .flatMap(one -> Notes.parse(one.notes).stream())
                .findFirst()
                .filter(notes ->
                        notes instanceof Notes.Opened opened && opened.name().equals(name))
                .isPresent();
    }
}
