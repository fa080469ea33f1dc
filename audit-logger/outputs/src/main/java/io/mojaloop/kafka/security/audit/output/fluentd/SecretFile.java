/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A secret in a file: one line, without what an editor puts at its end. */
final class SecretFile {
    private static final long MOST_BYTES = 4096;

    private SecretFile() {}

    static String read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is longer than " + MOST_BYTES + " bytes");
        }
        String secret = Files.readString(file).stripTrailing();
        if (secret.isEmpty()) {
            throw new IOException(file + " is empty");
        }
        return secret;
    }

    /** Says what is wrong with a file that is there, without what is in it. */
    static void check(Path file, Consumer<String> problem) {
        if (!Files.isReadable(file)) {
            return;
        }
        try {
            read(file);
        } catch (java.nio.charset.CharacterCodingException e) {
            problem.accept("'" + file + "' must hold one line of UTF-8 text");
        } catch (IOException e) {
            problem.accept(e.getMessage() + "; it must hold the secret and nothing else");
        }
    }
}
