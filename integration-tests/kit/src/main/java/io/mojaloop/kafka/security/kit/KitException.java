/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.io.IOException;

/** Why a cluster could not be started or used; the message names the cause and the remedy. */
public final class KitException extends RuntimeException {

    /** What went wrong, for callers that turn it into an exit code. */
    public enum Kind {
        /** No usable {@code bin/java} beside the running JVM. */
        JAVA(true),
        /** No {@code mvn} on the PATH. */
        MAVEN(true),
        /** The kernel gives no free port on 127.0.0.1, or they were taken twice in a row. */
        PORTS(true),
        /** Too little space for the broker's files. */
        DISK(true),
        /** Maven could not fetch the broker. */
        DOWNLOAD(true),
        /** A node ended before it was ready; the message holds the end of its log. */
        NODE_DIED(false),
        /** A condition did not come true in time. */
        TIMEOUT(false),
        /** A command-line tool ended with an error. */
        TOOL(false),
        /** A file of the run directory could not be read or written. */
        IO(false);

        private final boolean missing;

        Kind(boolean missing) {
            this.missing = missing;
        }

        /** True when this machine lacks something; false when something that was there failed. */
        public boolean isMissingRequirement() {
            return missing;
        }
    }

    private final Kind kind;

    public KitException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public KitException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static KitException io(String what, IOException cause) {
        return new KitException(Kind.IO, what + ": " + cause, cause);
    }

    public Kind kind() {
        return kind;
    }
}
