/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

/** Lines that follow each other in the files and are of one kind; a sound trail is one stretch. */
abstract sealed class Stretch {
    /** Index of the file. */
    final int file;
    /** Of the first line, from 1. */
    final long line;

    private Stretch(int file, long line) {
        this.file = file;
        this.line = line;
    }

    /** Records of one file, each chained to the one before. The hash at either side is empty where a run was split. */
    static final class Run extends Stretch {
        final long first;
        final String previous;
        long last;
        String hash = "";
        /** What the first record says of itself; empty for most. */
        String firstNotes = "";

        Run(int file, long line, long first, String previous) {
            super(file, line);
            this.first = first;
            this.previous = previous;
            this.last = first - 1;
        }

        /** The part from one record to another. */
        Run part(long from, long to) {
            Run part = new Run(file, line + from - first, from, from == first ? previous : "");
            part.last = to;
            part.hash = to == last ? hash : "";
            part.firstNotes = from == first ? firstNotes : "";
            return part;
        }

        long records() {
            return last - first + 1;
        }
    }

    /** Lines that are no records of this trail. */
    static final class Others extends Stretch {
        final boolean foreign;
        /** Of the first byte in the file. */
        final long offset;

        long lines;
        long bytes;
        /** Of the bytes, if they reach the end of the file. */
        String hash = "";

        boolean terminated;
        boolean reachesEnd;

        Others(int file, long line, long offset, boolean foreign) {
            super(file, line);
            this.offset = offset;
            this.foreign = foreign;
        }
    }
}
