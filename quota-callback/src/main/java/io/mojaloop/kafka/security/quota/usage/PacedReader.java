/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.usage;

import java.util.List;
import java.util.function.LongSupplier;

/** Reads no more often than it can afford: a reading that takes long is followed by a pause of twenty times as much. */
public final class PacedReader {
    private static final int PAUSE = 20;

    private final LongSupplier nanoClock;
    private List<Usage> last = List.of();
    private long tookNanos;
    private long readAtNanos;
    private boolean started;

    public PacedReader(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** @return what was read just now; the very list of the last time if it is too early to read again */
    public List<Usage> read(UsageReader reader) {
        long now = nanoClock.getAsLong();
        if (!started || now - readAtNanos >= tookNanos * PAUSE) {
            last = reader.read();
            readAtNanos = nanoClock.getAsLong();
            tookNanos = readAtNanos - now;
            started = true;
        }
        return last;
    }

    /** How long the last reading took. */
    public long tookNanos() {
        return tookNanos;
    }
}
