/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.storage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Asks the file system. What only root may write counts as used: it is 100 percent when Kafka's writes begin to fail, and
 * some points more than {@code df} says while there is room.
 */
final class FileSystemReader implements DiskReader {
    /**
     * Not by {@link java.nio.file.FileStore}: that one also looks the directory up among the mounts, which fails in some
     * containers ("Mount point not found", JDK-8165852). This is one statvfs.
     */
    @Override
    public double usedPercent(Path directory) throws IOException {
        File file = directory.toFile();
        long total = file.getTotalSpace();
        long usable = file.getUsableSpace();
        if (total <= 0 || usable == 0 && !file.isDirectory()) {
            throw new IOException("there is no such directory, or the file system does not tell its size");
        }
        return 100 * Math.max(0, 1 - (double) usable / total);
    }
}
