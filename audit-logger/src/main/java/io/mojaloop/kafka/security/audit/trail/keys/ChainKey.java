/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file with the key of the next boot.
 *
 * @param chain which seed it comes from
 * @param epoch how many boots took a key before
 * @param key of 32 bytes
 */
record ChainKey(String chain, long epoch, byte[] key) {
    private static final Pattern FORM = Pattern.compile(
            "kafka-security chain key 1\nchain: ([0-9a-f]{16})\nepoch: (0|[1-9][0-9]{0,17})\nkey: ([A-Za-z0-9+/]{43}=)\n");

    String text() {
        return "kafka-security chain key 1\nchain: " + chain + "\nepoch: " + epoch + "\nkey: "
                + Base64.getEncoder().encodeToString(key) + "\n";
    }

    static ChainKey read(Path file) throws IOException {
        Matcher m = FORM.matcher(KeyFile.readSecret(file));
        if (!m.matches()) {
            throw new IOException(file + " is no chain key; make new keys with: kafka-security audit keygen");
        }
        return new ChainKey(
                m.group(1), Long.parseLong(m.group(2)), Base64.getDecoder().decode(m.group(3)));
    }

    /**
     * Takes the key for a boot. Before this returns, the file holds the next one and is on the disk: after a crash at any
     * moment a key may have been skipped, but none is ever used twice.
     */
    static EpochKeys take(Path directory) throws IOException {
        Path file = directory.resolve(TrailKeys.CHAIN_KEY);
        try (FileChannel lock = FileChannel.open(
                        directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock(lock, directory)) {
            ChainKey now = read(file);
            Path next = directory.resolve(".chain-key.tmp");
            Files.deleteIfExists(next);
            KeyFile.create(next, new ChainKey(now.chain, now.epoch + 1, Derivation.nextEpoch(now.key)).text());
            try (FileChannel old = FileChannel.open(file, StandardOpenOption.WRITE)) {
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
                KeyFile.sync(directory);
                overwrite(old);
            }
            EpochKeys keys = new EpochKeys(now.chain, now.epoch, now.key);
            Arrays.fill(now.key, (byte) 0);
            return keys;
        }
    }

    /** The file has no name any more; this is for its blocks, where the file system writes in place. */
    private static void overwrite(FileChannel old) throws IOException {
        old.write(ByteBuffer.allocate((int) old.size()), 0);
        old.force(true);
    }

    private static FileLock lock(FileChannel channel, Path directory) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException("the keys in " + directory + " are in use by another process that starts just now;"
                    + " start again, or give each trail its own keys");
        }
        return lock;
    }

    @Override
    public String toString() {
        return "chain key of epoch " + epoch + " of chain " + chain;
    }
}
