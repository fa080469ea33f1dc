/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.keys;

import io.mojaloop.kafka.security.audit.trail.line.RecordMac;
import java.util.Arrays;

/** The keys of one boot's records. What is not needed any more is forgotten. Not thread-safe. */
public final class EpochKeys {
    private final String chain;
    private final long epoch;
    private byte[] nextFile;
    private long ordinal = -1;

    EpochKeys(String chain, long epoch, byte[] epochKey) {
        this.chain = chain;
        this.epoch = epoch;
        this.nextFile = Derivation.firstFile(epochKey);
    }

    public String chain() {
        return chain;
    }

    public long epoch() {
        return epoch;
    }

    /** Of the last file that {@link #nextFile} was asked for; -1 before. */
    public long ordinal() {
        return ordinal;
    }

    /** The key of the first record of the next file. */
    public RecordMac nextFile() {
        RecordMac records = new RecordMac(Derivation.firstRecord(nextFile));
        byte[] before = nextFile;
        nextFile = Derivation.nextFile(before);
        Arrays.fill(before, (byte) 0);
        ordinal++;
        return records;
    }

    /** Forgets everything. */
    public void erase() {
        Arrays.fill(nextFile, (byte) 0);
    }

    @Override
    public String toString() {
        return "keys of epoch " + epoch + " of chain " + chain;
    }
}
