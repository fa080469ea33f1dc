/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.storage;

import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.quota.allocation.Allocation.Slowing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How much producers are slowed because a disk of this broker fills. One thread. */
public final class StorageGuard {
    /**
     * What {@code server.properties} says of it.
     *
     * @param intervalMs how often disks are read
     * @param unreadable what a directory that cannot be read means
     * @param holdMs how long its last known use holds
     * @param leastBytesPerSecond what each budget keeps in any case
     */
    public record Settings(
            List<Path> logDirs, long intervalMs, Unreadable unreadable, long holdMs, double leastBytesPerSecond) {}

    /** What a directory that cannot be read means. */
    public enum Unreadable {
        HOLD,
        SLOW,
        IGNORE
    }

    // TODO(E)
    public StorageGuard(Settings settings) {}

    /** @param rule of the policy; empty if it has none, then nobody is slowed */
    public Slowing tick(Optional<Quotas.StorageGuard> rule, long nowMs) {
        return Slowing.NONE;
    }
}
