/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.policy.document.PolicySchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** policies/policy.schema.json, which editors read, against the model; {@code -Dupdate.docs=true} writes it. */
class ShippedSchemaTest {
    private static final Path FILE = Path.of("..", "policies", "policy.schema.json");

    @Test
    void shippedSchema_isThatOfTheModel() throws IOException {
        String expected = Json.of(PolicySchema.jsonSchema()) + "\n";
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(FILE, expected);
        } else {
            assertThat(Files.readString(FILE)).isEqualTo(expected);
        }
    }
}
