/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A record as somebody else has it: what reached Elasticsearch or Kafka cannot be taken back on the host.
 *
 * @param trail its id; empty if not known
 * @param boot 16 hexadecimal digits; empty if not known
 * @param sequence of the record
 * @param hash as the line has it, 43 characters
 */
public record Anchor(String trail, String boot, long sequence, String hash) {
    /**
     * Reads anchors from a file with one JSON text per line: lines of the trail, or exports that embed them in whatever way,
     * as long as {@code trail.seq} and {@code trail.hash} are there. Lines without are skipped.
     *
     * @throws IOException if the file cannot be read or has no anchor at all
     */
    public static List<Anchor> read(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }
}
