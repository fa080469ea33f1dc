/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

/** A filter that cannot be understood. */
public final class FilterException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int position;

    /**
     * @param position in the text, from 0
     * @param message what is wrong there, and the remedy
     */
    FilterException(int position, String message) {
        super(message, null, false, false);
        this.position = position;
    }

    /** Where, in characters from 0. */
    public int position() {
        return position;
    }
}
