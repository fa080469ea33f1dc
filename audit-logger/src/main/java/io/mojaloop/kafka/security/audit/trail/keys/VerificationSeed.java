/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.keys;

/** The key that all keys of lines evolved from. Secret. */
public final class VerificationSeed {
    private final byte[] key;

    VerificationSeed(byte[] key) {
        this.key = key.clone();
    }

    @Override
    public String toString() {
        return "seed";
    }
}
