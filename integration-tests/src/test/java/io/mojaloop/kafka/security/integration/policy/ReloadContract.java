/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.Metrics;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A change of the file takes effect without a restart, and no accident with the file changes anything. */
public interface ReloadContract extends PolicyContract {
    String REFUSED = "TopicAuthorizationException";

    private static String writerOf(String topic, Client writer) {
        return """
                # %s
                version: 1
                roles:
                  writer: [{allow: Write, topic: %s}]
                bindings:
                  - {role: writer, to: "%s"}
                """.formatted(unique("document"), topic, writer.principal());
    }

    @Test
    default void change_takesEffect_inAllInstancesOfANodeAtTheSameVersion() {
        String topic = cluster().newTopic("changed");
        Client first = cluster().newClient("writer");
        Client second = cluster().newClient("writer");
        Metrics broker = cluster().metrics(1, "broker");
        enforce(writerOf(topic, first));
        long version = broker.count("PolicyVersion");
        first.produce(topic, "a");
        assertThat(outcome(() -> second.produce(topic, "a"))).isEqualTo(REFUSED);

        enforce(writerOf(topic, second));

        second.produce(topic, "b");
        assertThat(outcome(() -> first.produce(topic, "b"))).isEqualTo(REFUSED);
        List<Metrics> instances = cluster().instances();
        assertThat(instances).hasSize(cluster().brokers().kraft() ? 2 : 1);
        for (Metrics instance : instances) {
            assertThat(instance.count("PolicyVersion")).as(instance.name()).isEqualTo(version + 1);
            assertThat(instance.text("PolicyProblem")).isEmpty();
            assertThat(instance.text("PolicyMode")).isEqualTo("ENFORCE");
            assertThat(instance.count("PolicyRules")).isEqualTo(1);
        }
        cluster().serverLog().awaitLine("was reloaded", "version " + (version + 1) + " ", broker.text("PolicySha256"));
    }

    @Test
    default void changeThroughLinks_asKubernetesMakesIt_takesEffect() {
        String topic = cluster().newTopic("mounted");
        Client first = cluster().newClient("writer");
        Client second = cluster().newClient("writer");

        String old = unique("v");
        awaitInForce(policy().mount(old, writerOf(topic, first)));
        first.produce(topic, "a");
        awaitInForce(policy().mount(unique("v"), writerOf(topic, second)));
        policy().removeMounted(old);

        second.produce(topic, "b");
        assertThat(outcome(() -> first.produce(topic, "b"))).isEqualTo(REFUSED);
        Metrics broker = cluster().metrics(1, "broker");
        await("looked again").until(() -> broker.text("PolicyOutcome").equals("UNCHANGED"));
        assertThat(broker.text("PolicyProblem")).isEmpty();
    }

    @Test
    default void brokenFile_changesNothing_andEveryErrorIsLoggedWithItsPlace() {
        String topic = cluster().newTopic("kept");
        Client writer = cluster().newClient("writer");
        String good = writerOf(topic, writer);
        enforce(good);
        Metrics broker = cluster().metrics(1, "broker");
        long version = broker.count("PolicyVersion");
        long refusals = broker.count("PolicyRefusals");

        String marker = unique("nobody");
        String broken = """
                version: 1
                rolls: {}
                roles:
                  writer: [{allow: Wriet, topic: t}]
                bindings: [{role: %s, to: "User:a"}]
                """.formatted(marker);
        policy().replace(broken);
        awaitOutcome("REFUSED");

        String name = policy().path().toString();
        cluster()
                .serverLog()
                .awaitLine(" ERROR ", name, PolicyFile.sha256(broken).substring(0, 8), "is refused", good8(good));
        for (String place : List.of(":2:1: error", ":4:20: error", ":5:19: error")) {
            assertThat(cluster().serverLog().lines(name + place)).as(place).isNotEmpty();
        }
        assertThat(cluster().serverLog().lines("  " + name + ":5:19: error", marker))
                .as("told once, not for each instance")
                .hasSize(1);
        for (Metrics instance : cluster().instances()) {
            assertThat(instance.text("PolicyProblem")).contains(name + ":2:1", "(and 2 more)");
            assertThat(instance.text("PolicySha256")).isEqualTo(PolicyFile.sha256(good));
            assertThat(instance.count("PolicyVersion")).isEqualTo(version);
            assertThat(instance.count("PolicyRefusals")).isEqualTo(refusals + 1);
        }
        writer.produce(topic, "a");
        assertThat(outcome(() -> cluster().newClient("other").produce(topic, "a")))
                .isEqualTo(REFUSED);

        policy().replace(good);
        awaitOutcome("UNCHANGED");
        assertThat(broker.text("PolicyProblem")).isEmpty();
        assertThat(broker.count("PolicyVersion")).isEqualTo(version);
    }

    private static String good8(String document) {
        return PolicyFile.sha256(document).substring(0, 8);
    }

    @Test
    default void removedFile_changesNothing() {
        String topic = cluster().newTopic("kept");
        Client writer = cluster().newClient("writer");
        enforce(writerOf(topic, writer));

        policy().delete();
        awaitOutcome("MISSING");

        writer.produce(topic, "a");
        assertThat(outcome(() -> cluster().newClient("other").produce(topic, "a")))
                .isEqualTo(REFUSED);
        cluster().serverLog().awaitLine(policy().path() + ":1:1: error", "[missing]");
        enforce(writerOf(topic, writer));
        writer.produce(topic, "a");
    }

    @Test
    default void beginningOfTheFile_isNotUsed() {
        String topic = cluster().newTopic("kept");
        Client writer = cluster().newClient("writer");
        String whole = writerOf(topic, writer);
        enforce(whole);

        policy().overwrite(whole.substring(0, whole.indexOf("roles:")));
        awaitOutcome("REFUSED");

        assertThat(cluster().metrics(1, "broker").text("PolicyProblem")).contains("[truncated]");
        writer.produce(topic, "a");
        policy().overwrite(whole);
        awaitOutcome("UNCHANGED");
    }

    /** Written into all the time: whatever is seen in force was whole. */
    @Test
    default void fileThatIsBeingWritten_isUsedWholeOrNotAtAll() throws InterruptedException {
        String topic = cluster().newTopic("kept");
        Client writer = cluster().newClient("writer");
        String first = writerOf(topic, writer);
        enforce(first);
        Set<String> whole = ConcurrentHashMap.newKeySet();
        whole.add(PolicyFile.sha256(first));
        Metrics broker = cluster().metrics(1, "broker");
        long refusals = broker.count("PolicyRefusals");
        AtomicBoolean enough = new AtomicBoolean();
        Thread clumsy = new Thread(() -> {
            while (!enough.get()) {
                String document = writerOf(topic, writer);
                whole.add(PolicyFile.sha256(document));
                policy().overwrite(document.substring(0, document.indexOf("User:")));
                policy().overwrite(document);
            }
        });
        clumsy.start();
        Set<String> seen = new HashSet<>();
        Set<String> outcomes = new HashSet<>();
        try {
            AtomicInteger asked = new AtomicInteger();
            await("a complaint").until(() -> {
                cluster().instances().forEach(instance -> seen.add(instance.text("PolicySha256")));
                outcomes.add(outcome(() -> writer.produce(topic, "a")));
                return asked.incrementAndGet() >= 20 && broker.count("PolicyRefusals") > refusals;
            });
        } finally {
            enough.set(true);
            clumsy.join();
        }

        assertThat(outcomes).containsExactly("ok");
        assertThat(whole).containsAll(seen);
        enforce(writerOf(topic, writer));
    }

    private void awaitOutcome(String outcome) {
        for (Metrics instance : cluster().instances()) {
            await(instance.name() + " " + outcome).until(() -> outcome.equals(instance.text("PolicyOutcome")));
        }
    }
}
