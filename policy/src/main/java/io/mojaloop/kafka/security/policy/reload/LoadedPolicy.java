/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.Policy;
import java.time.Instant;

/**
 * A policy as it came from its file.
 *
 * @param policy the content
 * @param file the path as configured
 * @param sha256 of the bytes, 64 hexadecimal digits: equal on every node that has the same file
 * @param version 1 for the first that this process loaded, then one more for each that replaced it
 * @param loadedAt when this process took it
 */
public record LoadedPolicy(Policy policy, String file, String sha256, long version, Instant loadedAt) {
    /** Enough of the hash to tell versions apart by eye. */
    public String shortHash() {
        return sha256.substring(0, Math.min(12, sha256.length()));
    }
}
