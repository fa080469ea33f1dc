/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.storage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the guard of the disks sees and does. Immutable.
 *
 * @param directories as of the last reading; empty without a rule in the policy
 * @param factor what of its limit each budget for producing keeps: more than 0, at most 1, which means that nobody is slowed
 * @param slowedSince when it last began to be less than 1; empty if it is 1
 */
public record StorageStatus(List<Directory> directories, double factor, Optional<Instant> slowedSince) {
    public static final StorageStatus NONE = new StorageStatus(List.of(), 1, Optional.empty());

    public StorageStatus {
        directories = List.copyOf(directories);
    }

    /** Of the fullest directory whose use is known, 0 to 100. */
    public OptionalDouble mostUsedPercent() {
        return directories.stream()
                .flatMapToDouble(directory -> directory.usedPercent().stream())
                .max();
    }

    /**
     * @param usedPercent as last read, 0 to 100; empty if it never was
     * @param readable whether the last reading came back with a number
     */
    public record Directory(Path path, OptionalDouble usedPercent, boolean readable) {}
}
