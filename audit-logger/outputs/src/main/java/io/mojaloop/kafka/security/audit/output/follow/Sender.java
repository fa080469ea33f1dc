/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import java.util.List;

/** Tells a receiver. Used by one thread, but for {@link #abort()}; connects when it has something to send. */
public interface Sender {
    /**
     * Sends records in their order and waits until the receiver has them. May take as long as its timeouts say, not longer.
     *
     * @return those that the receiver will never take, each with its reason; it has all others
     * @throws SendFailure if it is not known whether the receiver has them all: to be sent again, later
     * @throws InterruptedException if the thread was interrupted; the same is then true
     */
    List<Refusal> send(List<OutgoingRecord> records) throws SendFailure, InterruptedException;

    /** Makes a {@link #send} under way fail soon. From any thread, and more than once. */
    void abort();

    /** Lets go of the connection. Never throws; {@link #send} would connect again. */
    void disconnect();
}
