/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The fields that the encoder writes, by the table that its own tests hold it to. */
final class EncodedFields {
    private static final Path TABLE =
            Path.of("..", "audit-logger", "src", "test", "resources", "schema", "ecs-fields.txt");

    private EncodedFields() {}

    /** Names and types; what may be several is of the type of one. */
    static Map<String, String> types() {
        try {
            Map<String, String> types = new TreeMap<>();
            Files.readAllLines(TABLE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .forEach(field -> types.put(field[0], field[1].replace("[]", "")));
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
