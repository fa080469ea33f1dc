/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.ToolResult;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Kafka's own kafka-acls changes what the authorizer decides, at once. */
record AclToolSteps(Clients clients) {
    private static final String PREFIX = "topic-transfer-";
    private static final Expectation READS = Expectation.success("accepted");
    private static final Expectation REFUSED = Expectation.refusal(TopicAuthorizationException.class);

    List<Step> steps() {
        return List.of(
                new Step(
                        "auditor-before",
                        "Before a change",
                        "User:auditor, so far without rights, reads " + Cast.PREPARE,
                        REFUSED,
                        this::read),
                new Step(
                        "kafka-acls-allow",
                        "kafka-acls adds a right",
                        "kafka-acls --add --allow-principal User:auditor --operation Read --topic " + Cast.PREPARE
                                + "; then the auditor reads it",
                        READS,
                        () -> change(
                                READS,
                                "--add",
                                "--allow-principal",
                                "User:auditor",
                                "--operation",
                                "Read",
                                "--topic",
                                Cast.PREPARE)),
                new Step(
                        "kafka-acls-prefixed-deny",
                        "kafka-acls adds a deny",
                        "kafka-acls --add --deny-principal User:auditor --operation Read --topic " + PREFIX
                                + " --resource-pattern-type prefixed; the deny wins over the allow",
                        REFUSED,
                        () -> change(REFUSED, deny("--add"))),
                new Step(
                        "kafka-acls-remove-deny",
                        "kafka-acls removes the deny",
                        "kafka-acls --remove of the same; then the auditor reads again",
                        READS,
                        () -> change(READS, deny("--remove", "--force"))));
    }

    private static String[] deny(String... action) {
        List<String> arguments = new ArrayList<>(List.of(action));
        arguments.addAll(List.of("--deny-principal", "User:auditor", "--operation", "Read"));
        arguments.addAll(List.of("--topic", PREFIX, "--resource-pattern-type", "prefixed"));
        return arguments.toArray(String[]::new);
    }

    private String change(Expectation effect, String... arguments) throws Exception {
        ToolResult result = clients.cluster().kafkaAcls(arguments);
        // The tool of 3.x reports some errors on its output and still ends with 0.
        if (!result.succeeded() || result.output().contains("Error while executing")) {
            throw new Unmet("kafka-acls ended with " + result.exitCode() + ": " + firstError(result.output()));
        }
        return clients.patience().until(effect, this::read);
    }

    private static String firstError(String output) {
        return output.lines()
                .filter(line -> line.contains("Exception") || line.contains("Error"))
                .findFirst()
                .orElse(output);
    }

    private String read() {
        return clients.read(Cast.auditor(), Cast.PREPARE, 1);
    }
}
