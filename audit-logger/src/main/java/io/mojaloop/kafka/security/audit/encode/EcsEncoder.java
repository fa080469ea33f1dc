/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import io.mojaloop.kafka.security.audit.event.SecurityEvent;

/** Records in the words of the Elastic Common Schema. Used by one thread, but for {@link #clusterId}. */
public final class EcsEncoder implements EventEncoder {
    public EcsEncoder(ServiceIdentity identity, Redaction redaction) {}

    /** Tells the id of the Kafka cluster, once it is known. From any thread. */
    public void clusterId(String id) {}

    @Override
    public void encode(SecurityEvent event, Boot boot, long sequence, LineBuffer out) {
        throw new UnsupportedOperationException("not yet");
    }
}
