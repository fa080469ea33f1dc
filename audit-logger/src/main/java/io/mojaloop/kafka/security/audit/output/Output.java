/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output;

import java.util.Optional;

/** Something that follows a trail with a thread of its own and tells a receiver. */
public interface Output extends AutoCloseable {
    /** The last record that the receiver has acknowledged; -1 if none. Files with later records are never removed. */
    long acknowledgedSequence();

    /**
     * What this output does in the cluster that is audited, if it is known. An allowed decision of this kind must not by
     * itself make a record; refused ones are recorded like any other.
     */
    default Optional<OwnTraffic> ownTraffic() {
        return Optional.empty();
    }

    /** For metrics; may be called at any time. */
    OutputStatus status();

    /** Stops after what is under way; where it stopped is kept. Idempotent. */
    @Override
    void close();
}
