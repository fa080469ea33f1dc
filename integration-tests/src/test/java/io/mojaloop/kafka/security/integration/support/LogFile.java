/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A log that a broker writes meanwhile. */
public record LogFile(Path path) {

    /** Lines that hold all of these texts. */
    public List<String> lines(String... texts) {
        try {
            return Files.readAllLines(path).stream()
                    .filter(line -> List.of(texts).stream().allMatch(line::contains))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line that holds all of these texts, once it is there. */
    public String awaitLine(String... texts) {
        return await("a line with " + List.of(texts))
                .until(() -> lines(texts), found -> !found.isEmpty())
                .get(0);
    }
}
