/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A line of the trail that cannot be put into an output's format. */
public final class UnreadableRecordException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    UnreadableRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
