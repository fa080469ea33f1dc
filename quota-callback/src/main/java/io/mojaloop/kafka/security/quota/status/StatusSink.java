/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.status;

/** Where statuses go. Used by one thread, which may wait. */
interface StatusSink extends AutoCloseable {
    /** Returns when it has arrived. */
    void send(String key, byte[] value) throws Exception;

    /** Does not wait long. */
    @Override
    void close();

    /** Makes one, as often as the one before has failed. */
    interface Factory {
        StatusSink open() throws Exception;
    }
}
