/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.keys;

import io.mojaloop.kafka.security.audit.trail.line.RecordMac;
import java.util.Optional;

/** The key that all keys of records evolve from. Secret: whoever has it can make the MAC of any record. */
public final class VerificationSeed {
    /** More boots, or files in one, than anybody has: who writes such a number wants to keep a verifier busy. */
    private static final long MOST_STEPS = 10_000_000;

    private final byte[] key;
    private final String chain;
    private long epoch;
    private byte[] epochKey;

    VerificationSeed(byte[] key) {
        this.key = key.clone();
        this.chain = Derivation.chain(key);
        this.epochKey = key.clone();
    }

    /** What the files of this seed's trail name as their chain. */
    public String chain() {
        return chain;
    }

    /**
     * The key of a file's first record.
     *
     * @param forEpoch of the boot that wrote it
     * @param ordinal of the file in the boot
     * @return empty if there cannot be such a file
     */
    public synchronized Optional<RecordMac> file(long forEpoch, long ordinal) {
        if (forEpoch < 0 || forEpoch > MOST_STEPS || ordinal < 0 || ordinal > MOST_STEPS) {
            return Optional.empty();
        }
        if (forEpoch < epoch) {
            epoch = 0;
            epochKey = key.clone();
        }
        for (; epoch < forEpoch; epoch++) {
            epochKey = Derivation.nextEpoch(epochKey);
        }
        byte[] fileKey = Derivation.firstFile(epochKey);
        for (long i = 0; i < ordinal; i++) {
            fileKey = Derivation.nextFile(fileKey);
        }
        return Optional.of(new RecordMac(Derivation.firstRecord(fileKey)));
    }

    @Override
    public String toString() {
        return "seed of chain " + chain;
    }
}
