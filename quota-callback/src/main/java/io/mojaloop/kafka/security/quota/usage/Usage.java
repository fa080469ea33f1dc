/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.usage;

import java.util.Map;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * What Kafka measured of one budget on this node: produced and fetched bytes and request time over its quota window (11
 * samples of a second by default), mutations over that of its metrics (2 samples of 30 seconds).
 *
 * @param tags of the budget
 * @param rate in bytes per second, percent of a thread, or mutations per second; never NaN, never negative
 * @param throttleTimeMs what Kafka's metric {@code throttle-time} says: the mean delay given lately; 0 if none was given
 * @param exhausted whether the bucket of tokens is overdrawn, from which Kafka takes mutations; false for the other types
 */
public record Usage(
        ClientQuotaType type, Map<String, String> tags, double rate, double throttleTimeMs, boolean exhausted) {
    public Usage(ClientQuotaType type, Map<String, String> tags, double rate, double throttleTimeMs) {
        this(type, tags, rate, throttleTimeMs, false);
    }

    public Budget budget() {
        return new Budget(type, tags);
    }

    /** Of raw metrics, which are NaN if nothing was measured, and a little less than 0 when Kafka takes a fetch back. */
    static Usage measured(
            ClientQuotaType type, Map<String, String> tags, double rate, double throttleTimeMs, double tokens) {
        return new Usage(type, tags, plain(rate), plain(throttleTimeMs), tokens < 0);
    }

    private static double plain(double measured) {
        return Double.isFinite(measured) && measured > 0 ? measured : 0;
    }
}
