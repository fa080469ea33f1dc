/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.read;

import java.nio.file.Path;

/** Takes the lines of files one after the other. */
public interface LineSink {
    /**
     * One line.
     *
     * @param file in which it is
     * @param number of the line in the file, from 1
     * @param bytes hold the line for as long as the call lasts
     * @param from where it begins
     * @param length without the line end
     * @return whether to go on reading
     */
    boolean line(Path file, long number, byte[] bytes, int from, int length);

    /** A line that is too long to be a record, and was passed over. */
    default boolean tooLong(Path file, long number) {
        return true;
    }
}
