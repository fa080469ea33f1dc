/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.ToolResult;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** ACLs add to what the policy file says, at once; a deny of either wins. */
record AclToolSteps(Clients clients) {
    private static final String PREFIX = "topic-transfer-";
    private static final Expectation ACCEPTED = Expectation.success("accepted");
    private static final Expectation REFUSED = Expectation.refusal(TopicAuthorizationException.class);

    List<Step> steps() {
        return List.of(
                new Step(
                        "auditor-before",
                        "Before a change",
                        "User:auditor, so far without rights, reads " + Cast.PREPARE,
                        REFUSED,
                        () -> read(Cast.AUDITOR)),
                new Step(
                        "kafka-acls-allow",
                        "kafka-acls adds a right",
                        "kafka-acls --add --allow-principal User:auditor --operation Read --topic " + Cast.PREPARE
                                + "; then the auditor reads it",
                        ACCEPTED,
                        () -> {
                            kafkaAcls(
                                    "--add",
                                    "--allow-principal",
                                    Cast.principal(Cast.AUDITOR),
                                    "--operation",
                                    "Read",
                                    "--topic",
                                    Cast.PREPARE);
                            return clients.patience().until(ACCEPTED, () -> read(Cast.AUDITOR));
                        }),
                new Step(
                        "kafka-acls-prefixed-deny",
                        "kafka-acls adds a deny",
                        "kafka-acls --add --deny-principal User:" + Cast.PREPARE_HANDLER + " --operation Read --topic "
                                + PREFIX + " --resource-pattern-type prefixed; the deny wins over the policy's allow",
                        REFUSED,
                        () -> {
                            kafkaAcls(deny("--add"));
                            return clients.patience().until(REFUSED, () -> read(Cast.PREPARE_HANDLER));
                        }),
                new Step(
                        "kafka-acls-remove-deny",
                        "kafka-acls removes the deny",
                        "kafka-acls --remove of the same; then " + Cast.PREPARE_HANDLER + " reads again",
                        ACCEPTED,
                        () -> {
                            kafkaAcls(deny("--remove", "--force"));
                            return clients.patience().until(ACCEPTED, () -> read(Cast.PREPARE_HANDLER));
                        }),
                new Step(
                        "policy-deny-wins",
                        "No ACL opens what the policy denies",
                        "admin stores an ACL that allows User:" + Cast.OPERATOR + " to read " + Cast.PREPARE
                                + "; the policy's role no-payment-data denies it to operators",
                        REFUSED,
                        this::readAsOperator));
    }

    private static String[] deny(String... action) {
        List<String> arguments = new ArrayList<>(List.of(action));
        arguments.addAll(List.of("--deny-principal", Cast.principal(Cast.PREPARE_HANDLER), "--operation", "Read"));
        arguments.addAll(List.of("--topic", PREFIX, "--resource-pattern-type", "prefixed"));
        return arguments.toArray(String[]::new);
    }

    private void kafkaAcls(String... arguments) {
        ToolResult result = clients.cluster().kafkaAcls(arguments);
        // The tool of 3.x reports some errors on its output and still ends with 0.
        if (!result.succeeded() || result.output().contains("Error while executing")) {
            throw new Unmet("kafka-acls ended with " + result.exitCode() + ": " + firstError(result.output()));
        }
    }

    private static String firstError(String output) {
        return output.lines()
                .filter(line -> line.contains("Exception") || line.contains("Error"))
                .findFirst()
                .orElse(output);
    }

    private String readAsOperator() throws Exception {
        AclBinding acl = Acls.allow(Cast.principal(Cast.OPERATOR), AclOperation.READ, Cast.PREPARE);
        try (Closing<Admin> admin = clients.admin(Cast.admin())) {
            Acls.store(admin.client(), acl, clients.patience());
            Acls.awaitListed(admin.client(), acl, clients.patience());
        }
        return read(Cast.OPERATOR);
    }

    private String read(String who) {
        return clients.read(Cast.credentials(who), Cast.PREPARE, 1);
    }
}
