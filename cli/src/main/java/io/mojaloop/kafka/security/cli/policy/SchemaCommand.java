/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.runtime.HelpOption;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.policy.document.PolicySchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Print the JSON Schema of policy documents, for editors. */
@Command(
        name = "schema",
        description = {
            "Print the JSON Schema of policy documents, for editors.",
            "",
            "Editors with a YAML language server complete keys and underline mistakes while you type. What only a reader of"
                    + " the whole document can see is left to 'policy validate'."
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:printed", "2:wrong usage", "3:an error of the tool"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  kafka-security policy schema > kafka-policy.schema.json",
            "      Then begin each policy with this line:",
            "      # yaml-language-server: $schema=kafka-policy.schema.json"
        })
final class SchemaCommand implements Runnable {
    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private final HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println(Json.of(PolicySchema.jsonSchema()));
        spec.commandLine().getOut().flush();
    }
}
