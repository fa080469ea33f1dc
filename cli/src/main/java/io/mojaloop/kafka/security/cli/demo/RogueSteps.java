/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.Credentials;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Somebody with a valid password and no rights. */
record RogueSteps(Clients clients) {
    private static final Credentials ROGUE = Cast.credentials(Cast.ROGUE);

    List<Step> steps() {
        return List.of(
                new Step(
                        "rogue-writes",
                        "A rogue producer",
                        "User:rogue, with a valid password and no rights, writes to " + Cast.PREPARE,
                        Expectation.refusal(TopicAuthorizationException.class),
                        () -> clients.write(ROGUE, Cast.PREPARE, 1)),
                new Step(
                        "rogue-reads",
                        "A rogue consumer",
                        "User:rogue reads " + Cast.PREPARE,
                        Expectation.refusal(TopicAuthorizationException.class),
                        () -> clients.read(ROGUE, Cast.PREPARE, 1)),
                new Step(
                        "rogue-lists",
                        "A rogue looks around",
                        "User:rogue lists the topics",
                        Expectation.success("sees none"),
                        this::list),
                new Step(
                        "rogue-grants-itself",
                        "A rogue helps itself",
                        "User:rogue stores an ACL that lets it write to " + Cast.ADMIN_TRANSFER,
                        Expectation.refusal(ClusterAuthorizationException.class),
                        this::grant));
    }

    private String list() throws Exception {
        try (Closing<Admin> admin = clients.admin(ROGUE)) {
            Set<String> names =
                    admin.client().listTopics().names().get(clients.patience().millis(), TimeUnit.MILLISECONDS);
            if (!names.isEmpty()) {
                throw new Unmet("sees " + names.size() + " topics, such as "
                        + names.iterator().next());
            }
            return "sees none";
        }
    }

    private String grant() throws Exception {
        try (Closing<Admin> admin = clients.admin(ROGUE)) {
            Acls.store(
                    admin.client(),
                    Acls.allow(Cast.principal(Cast.ROGUE), AclOperation.WRITE, Cast.ADMIN_TRANSFER),
                    clients.patience());
            return "stored";
        }
    }
}
