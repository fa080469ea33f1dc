/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 7468, as OpenSSL writes it. */
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    static String text(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }

    static byte[] read(Path file, String label) throws IOException {
        return content(KeyFile.read(file), file, label);
    }

    /** @param file for what is thrown */
    static byte[] content(String text, Path file, String label) throws IOException {
        Matcher m = Pattern.compile("-----BEGIN " + label + "-----\\s+([A-Za-z0-9+/=\\s]+)-----END " + label + "-----")
                .matcher(text);
        if (!m.find()) {
            throw new IOException(file + " has no " + label + " in PEM form");
        }
        try {
            return Base64.getMimeDecoder().decode(m.group(1));
        } catch (IllegalArgumentException e) {
            // Its message may quote the key.
            throw new IOException(file + " has no " + label + " in PEM form");
        }
    }
}
