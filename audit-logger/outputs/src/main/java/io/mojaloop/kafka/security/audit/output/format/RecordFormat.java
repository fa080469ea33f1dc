/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

/** Makes of a line of the trail what a receiver understands. Thread-safe. */
public interface RecordFormat {
    /** The value of {@code security.audit.output.<name>.format}. */
    String name();

    /**
     * Makes it. The same line always gives the same bytes.
     *
     * @param line one record of the trail as the file has it, without its line break
     * @throws IllegalArgumentException if that is no record; the message does not quote it
     */
    FormattedRecord format(byte[] line);
}
