/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Packs files as administrators do with old ones. */
final class Gzip {
    private Gzip() {}

    /** @return the packed file, beside the other */
    static Path pack(Path file) throws IOException {
        Path packed = file.resolveSibling(file.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        return packed;
    }
}
