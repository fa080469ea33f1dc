/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.audit.RecordingTrail;
import io.mojaloop.kafka.security.audit.event.BindingsEnded;
import io.mojaloop.kafka.security.audit.event.PolicyAccepted;
import io.mojaloop.kafka.security.audit.event.PolicyRefused;
import io.mojaloop.kafka.security.audit.event.Reporter;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a combined node, with its two authorizers, tells of its policy file. */
class PolicyEventsTest extends PolicyFileCase {
    private final RecordingTrail trail = new RecordingTrail();

    private PolicyAuthorizer half(String directory) {
        PolicyAuthorizer authorizer = new PolicyAuthorizer(configs -> trail);
        authorizer.configure(Map.of(
                "security.policy.file", file.toString(),
                "security.policy.reload.interval.ms", "100",
                "security.audit.dir", directory,
                "super.users", "User:root",
                "process.roles", "broker,controller",
                "node.id", "1"));
        open.add(authorizer);
        return authorizer;
    }

    @Test
    void versionsAndRefusals_areToldOncePerProcess() throws IOException {
        write(ENFORCED);
        PolicyAuthorizer controller = half("/audit/1");
        PolicyAuthorizer broker = half("/audit/1");
        assertThat(trail.all(PolicyAccepted.class)).hasSize(1);
        PolicyAccepted first = trail.all(PolicyAccepted.class).get(0);
        assertThat(first.reporter()).isEqualTo(new Reporter("authorizer", "1", "broker,controller"));
        assertThat(first.previousSha256()).isEmpty();
        write(ENFORCED.replace("User:alice", "User:bob"));
        await().until(() ->
                broker.metrics().getPolicyVersion() == 2 && controller.metrics().getPolicyVersion() == 2);
        await().until(() -> trail.all(PolicyAccepted.class).size() >= 2);
        write("version: 1\nroles: [");
        await().until(() -> !trail.all(PolicyRefused.class).isEmpty()
                && broker.metrics().getPolicyOutcome().equals("REFUSED"));
        closeAll(); // no call is under way any more
        assertThat(trail.all(PolicyAccepted.class)).hasSize(2);
        assertThat(trail.all(PolicyAccepted.class).get(1).previousSha256()).isEqualTo(first.sha256());
        assertThat(trail.all(PolicyRefused.class)).hasSize(1);
        assertThat(trail.all(PolicyRefused.class).get(0).inForceSha256())
                .isEqualTo(trail.all(PolicyAccepted.class).get(1).sha256());
    }

    @Test
    void anotherTrail_andAnotherLife_areToldToo() throws IOException {
        write(ENFORCED);
        half("/audit/1");
        half("/audit/2");
        assertThat(trail.all(PolicyAccepted.class)).hasSize(2);
        closeAll();
        half("/audit/1");
        assertThat(trail.all(PolicyAccepted.class)).hasSize(3);
    }

    @Test
    void endOfABinding_isToldOnce() throws IOException {
        write(ENFORCED.replace(
                "\"User:alice\"}", "\"User:alice\", until: " + Instant.now().plusMillis(1500) + "}"));
        PolicyAuthorizer controller = half("/audit/1");
        PolicyAuthorizer broker = half("/audit/1");
        await().until(() ->
                controller.metrics().getEndedBindings() == 1 && broker.metrics().getEndedBindings() == 1);
        closeAll();
        assertThat(trail.all(BindingsEnded.class)).hasSize(1);
        assertThat(trail.all(BindingsEnded.class).get(0).ended()).isEqualTo(1);
    }
}
