/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import io.mojaloop.kafka.security.audit.trail.line.LineFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Reads files once, from the first to the last byte, and has chunks of them scanned by all cores, a bounded number at once. */
final class Chunks implements AutoCloseable {
    private final byte[] trailId;
    private final boolean withHashes;
    private final Consumer<Chunk> then;
    private final int most;
    private final ExecutorService workers;
    private final Deque<Future<Chunk>> scanning = new ArrayDeque<>();
    private final Deque<Chunk> free = new ArrayDeque<>();

    /** @param then takes the chunks in the order of the file, on the thread that reads */
    Chunks(String trailId, boolean withHashes, Consumer<Chunk> then) {
        this.trailId = trailId.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        this.withHashes = withHashes;
        this.then = then;
        int cores = Runtime.getRuntime().availableProcessors();
        this.most = 2 * cores + 1;
        this.workers = Executors.newFixedThreadPool(cores, task -> {
            Thread thread = new Thread(task, "audit-verify");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Reads a file, of which there is at least one chunk, an empty one if need be. */
    void read(Path path, int index) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long offset = 0;
            boolean continues = false;
            byte[] rest = new byte[0];
            boolean last = false;
            while (!last) {
                Chunk chunk = take();
                System.arraycopy(rest, 0, chunk.bytes, 0, rest.length);
                int filled = fill(channel, chunk.bytes, rest.length);
                last = filled < chunk.bytes.length;
                int whole = last ? filled : afterLastLineBreak(chunk.bytes, filled);
                // A line longer than any of ours is handed on in parts.
                boolean tooLong = filled - whole > LineFormat.MOST_LINE_BYTES;
                chunk.length = tooLong ? filled : whole;
                chunk.file = index;
                chunk.offset = offset;
                chunk.continues = continues;
                chunk.last = last;
                rest = java.util.Arrays.copyOfRange(chunk.bytes, chunk.length, filled);
                continues = tooLong;
                offset += chunk.length;
                submit(chunk);
            }
        }
    }

    private static int fill(FileChannel channel, byte[] bytes, int from) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, bytes.length - from);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Until it is full, or the file ends.
        }
        return buffer.position();
    }

    private static int afterLastLineBreak(byte[] bytes, int filled) {
        int at = filled;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private Chunk take() {
        if (free.isEmpty() && scanning.size() >= most) {
            handOn();
        }
        return free.isEmpty() ? new Chunk() : free.pop();
    }

    private void submit(Chunk chunk) {
        scanning.add(workers.submit(() -> {
            chunk.scan(trailId, withHashes);
            return chunk;
        }));
    }

    private void handOn() {
        try {
            Chunk chunk = scanning.remove().get();
            then.accept(chunk);
            free.push(chunk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot scan", e.getCause());
        }
    }

    /** Waits for all that was read. */
    void finish() {
        while (!scanning.isEmpty()) {
            handOn();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
