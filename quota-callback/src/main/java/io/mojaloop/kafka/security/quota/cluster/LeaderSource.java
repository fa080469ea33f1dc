/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

/** Asks the cluster who leads which partition. One thread. */
interface LeaderSource extends AutoCloseable {
    /**
     * Asks; takes as long as it takes.
     *
     * @throws Exception if the answer cannot be had; the next call tries anew
     */
    Leadership read() throws Exception;

    /** Idempotent; may be called again after {@link #read} opened it anew. */
    @Override
    void close();
}
