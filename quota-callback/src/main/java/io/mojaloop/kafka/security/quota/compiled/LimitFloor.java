/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.compiled;

import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * The least that is ever answered to Kafka, which takes a limit of 0 or NaN for none, and whose delays overflow an int with
 * limits below some 1/2,000,000 of a window's traffic: the client would be unlimited.
 */
public final class LimitFloor {
    /** In bytes per second. */
    public static final double BYTES = 1024;

    /** In percent of a thread. */
    public static final double REQUEST_PERCENT = 0.01;

    /** Per second: one in a quarter of an hour. */
    public static final double MUTATIONS = 0.001;

    /** More is answered as this; doubles count bytes exactly up to 2^53. */
    public static final double CEILING = 1L << 53;

    private LimitFloor() {}

    /** A finite, positive limit, whatever is asked for; what is no number at all becomes the least. */
    public static double clamp(ClientQuotaType type, double limit) {
        double least = of(type);
        return limit >= least ? Math.min(limit, CEILING) : least;
    }

    public static double of(ClientQuotaType type) {
        return switch (type) {
            case PRODUCE, FETCH -> BYTES;
            case REQUEST -> REQUEST_PERCENT;
            case CONTROLLER_MUTATION -> MUTATIONS;
        };
    }
}
