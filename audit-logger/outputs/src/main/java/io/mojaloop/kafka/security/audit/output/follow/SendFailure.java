/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import java.io.Serial;

/** Records that the receiver may or may not have. The message is for people, without anything secret. */
public final class SendFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final boolean afterSending;

    private SendFailure(String message, Throwable cause, boolean afterSending) {
        super(message, cause);
        this.afterSending = afterSending;
    }

    /** Nothing was sent: there is no connection. */
    public static SendFailure unreachable(String message, Throwable cause) {
        return new SendFailure(message, cause, false);
    }

    /** The receiver was there, but did not acknowledge. */
    public static SendFailure unacknowledged(String message, Throwable cause) {
        return new SendFailure(message, cause, true);
    }

    /** Whether the records themselves may be the reason. */
    public boolean afterSending() {
        return afterSending;
    }
}
