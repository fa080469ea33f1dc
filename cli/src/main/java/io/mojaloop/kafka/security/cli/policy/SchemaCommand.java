/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.policy.document.PolicySchema;
import picocli.CommandLine.Command;

/** Print the JSON Schema of policy documents, for editors. */
@Command(
        name = "schema",
        description = {
            "Print the JSON Schema of policy documents, for editors.",
            "",
            "Editors with a YAML language server complete keys and underline mistakes while you type. What only a reader of"
                    + " the whole document can see is left to 'policy validate'."
        },
        exitCodeList = {"0:printed", "2:wrong usage", "3:an error of the tool"},
        footer = {
            "  kafka-security policy schema > kafka-policy.schema.json",
            "      Then begin each policy with this line:",
            "      # yaml-language-server: $schema=kafka-policy.schema.json"
        })
final class SchemaCommand extends Subcommand implements Runnable {
    @Override
    public void run() {
        out().println(Json.of(PolicySchema.jsonSchema()));
        out().flush();
    }
}
