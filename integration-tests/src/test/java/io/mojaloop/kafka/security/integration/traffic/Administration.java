/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.traffic;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.AdminCalls;
import io.mojaloop.kafka.security.integration.support.Client;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Administrators who ask for changes without a pause, while something happens to the nodes. All of it is decided by
 * controllers on requests that brokers forward, and may be tried again without harm; none of it may fail.
 */
public final class Administration implements AutoCloseable {
    private final List<Attempts> attempts;

    /**
     * Begins.
     *
     * @param operator may create topics and alter the configuration of this one
     * @param officer may change ACLs
     */
    public Administration(Client operator, Client officer, String topic) {
        AclBinding acl = allow("User:somebody", "*", READ, topic(topic));
        NewTopic another = new NewTopic(topic + "-too", 1, (short) 1);
        attempts = List.of(
                attempts(
                        operator,
                        "may create",
                        admin -> get(admin.client()
                                .createTopics(List.of(another), new CreateTopicsOptions().validateOnly(true))
                                .all())),
                attempts(
                        operator,
                        "alters",
                        admin -> admin.setConfig(ConfigResource.Type.TOPIC, topic, "retention.ms", "3600000")),
                attempts(officer, "changes ACLs", admin -> {
                    get(admin.client().createAcls(List.of(acl)).all());
                    get(admin.client().deleteAcls(List.of(acl.toFilter())).all());
                }));
    }

    private static Attempts attempts(Client who, String what, Consumer<AdminCalls> call) {
        // A node that went away with a request is given up soon, and another asked.
        who.properties().put("request.timeout.ms", "3000");
        Admin admin = Admin.create(who.properties());
        return Attempts.of(who.principal() + " " + what, () -> call.accept(new AdminCalls(admin)))
                .closing(admin);
    }

    /** Returns when each of them has succeeded some more times since now. */
    public void awaitProgress() {
        List<Long> before = attempts.stream().map(each -> each.count("ok")).toList();
        await("progress").until(() -> {
            for (int i = 0; i < before.size(); i++) {
                if (attempts.get(i).count("ok") < before.get(i) + 5) {
                    return false;
                }
            }
            return true;
        });
    }

    public void endWithoutOneFailure() {
        close();
        System.out.println("[it] " + attempts);
        assertThat(attempts)
                .allSatisfy(
                        each -> assertThat(each.outcomes()).as(each.toString()).containsOnlyKeys("ok"));
    }

    @Override
    public void close() {
        attempts.forEach(Attempts::close);
    }
}
