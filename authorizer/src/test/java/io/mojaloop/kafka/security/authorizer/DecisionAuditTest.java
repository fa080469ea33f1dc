/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.apache.kafka.server.authorizer.AuthorizationResult.ALLOWED;
import static org.apache.kafka.server.authorizer.AuthorizationResult.DENIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.mojaloop.kafka.security.audit.RecordingTrail;
import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.Decision.Verdict;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.Request;
import io.mojaloop.kafka.security.audit.event.Resource;
import io.mojaloop.kafka.security.authorizer.rules.Rule;
import io.mojaloop.kafka.security.policy.ConnectionOrigin;
import io.mojaloop.kafka.security.policy.ConnectionOrigins;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestContext;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.authorizer.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the trail is told of decisions. */
class DecisionAuditTest extends AuditedCase {
    private static final RequestContext ALICE = direct(ApiKeys.PRODUCE, "alice");
    private static final List<Action> WRITE = askEach(AclOperation.WRITE, ResourceType.TOPIC, "t");

    private PolicyAuthorizer letAliceWrite() {
        PolicyAuthorizer authorizer = authorizer();
        allow(authorizer, "User:alice", ResourceType.TOPIC, "t", AclOperation.WRITE);
        return authorizer;
    }

    @Test
    void allowedAccess_isRecordedWithAllThatIsKnown_andThenCounted() {
        PolicyAuthorizer authorizer = letAliceWrite();
        for (int i = 0; i < 3; i++) {
            assertThat(authorizer.authorize(ALICE, WRITE)).containsExactly(ALLOWED);
        }
        assertThat(trail.counts.values()).containsExactly(3);
        assertThat(trail.events).hasSize(1);
        Decision decision = trail.decisions().get(0);
        assertThat(decision.verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(decision.timeMs()).isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
        assertThat(decision.reporter()).isEqualTo(new Reporter("authorizer", "3", "broker"));
        assertThat(decision.actor())
                .isEqualTo(new Actor(
                        "User",
                        "alice",
                        CLIENT,
                        51234,
                        9094,
                        "CLIENT",
                        "SASL_SSL",
                        "",
                        "client-1",
                        "librdkafka 2.3.0"));
        assertThat(decision.request()).isEqualTo(new Request("PRODUCE", ApiKeys.PRODUCE.latestVersion(), 42, false));
        assertThat(decision.resource()).isEqualTo(new Resource("TOPIC", "t", "LITERAL"));
        assertThat(decision.operation()).isEqualTo("WRITE");
        assertThat(decision.reason()).isEqualTo("allowed-by-rule");
        assertThat(decision.rule()).isInstanceOf(Rule.class);
        assertThat(decision.rule().toString()).contains("User:alice");
        assertThat(decision.references()).isEqualTo(1);
    }

    @Test
    void mechanism_isKnownFromTheOrigin_alsoOfAForwardedRequest() {
        PolicyAuthorizer authorizer = authorizer("process.roles", "controller");
        String type = ConnectionOrigins.attach("User", new ConnectionOrigin("DFSP", "SASL_SSL", "SCRAM-SHA-512"));
        authorizer.authorize(
                forwarded(ApiKeys.CREATE_TOPICS, new KafkaPrincipal(type, "alice")),
                askEach(AclOperation.CREATE, ResourceType.TOPIC, "t"));
        Decision decision = trail.decisions().get(0);
        assertThat(decision.actor())
                .isEqualTo(new Actor(
                        "User", "alice", CLIENT, -1, -1, "DFSP", "SASL_SSL", "SCRAM-SHA-512", "client-1", ""));
        assertThat(decision.request().forwarded()).isTrue();
    }

    @Test
    void listenerOfTheBrokersConnection_isNotTheClients() {
        PolicyAuthorizer authorizer = authorizer("process.roles", "controller");
        authorizer.authorize(forwarded(ApiKeys.CREATE_TOPICS, "alice"), WRITE);
        Actor actor = trail.decisions().get(0).actor();
        assertThat(List.of(actor.listener(), actor.securityProtocol(), actor.clientSoftware()))
                .containsOnly("");
        assertThat(List.of(actor.port(), actor.serverPort())).containsOnly(-1);
        assertThat(actor.address()).isEqualTo(CLIENT);
    }

    @Test
    void kindsOfDecisions_areTold_superUsersIncluded() {
        PolicyAuthorizer authorizer = letAliceWrite();
        authorizer.addAcl(Contexts.id(99), Contexts.denyRead("User:alice", "t"));
        authorizer.authorize(ALICE, askEach(AclOperation.READ, ResourceType.TOPIC, "t"));
        authorizer.authorize(ALICE, askEach(AclOperation.READ, ResourceType.TOPIC, "u"));
        authorizer.authorize(direct(ApiKeys.FETCH, "root"), List.of(askCluster(AclOperation.CLUSTER_ACTION)));
        assertThat(trail.decisions())
                .extracting(one -> one.verdict() + " " + one.reason())
                .containsExactly("DENIED denied-by-rule", "DENIED denied-by-default", "ALLOWED allowed-as-super-user");
        assertThat(trail.decisions().get(0).rule()).isInstanceOf(Rule.class);
        assertThat(trail.decisions().get(1).rule()).isEqualTo("");
    }

    @Test
    void questions_areNoAccesses() {
        PolicyAuthorizer authorizer = letAliceWrite();
        allow(authorizer, "User:alice", ResourceType.TOPIC, "hardcode", AclOperation.WRITE);
        authorizer.authorize(ALICE, List.of(ask(AclOperation.WRITE, ResourceType.TOPIC, "t", false, true)));
        authorizer.authorize(ALICE, List.of(ask(AclOperation.READ, ResourceType.TOPIC, "t", true, false)));
        assertThat(authorizer.authorizeByResourceType(ALICE, AclOperation.WRITE, ResourceType.TOPIC))
                .isEqualTo(ALLOWED);
        assertThat(trail.events).isEmpty();
        assertThat(trail.counts).isEmpty();
    }

    @Test
    void eachActionOfABatch_isTold() {
        PolicyAuthorizer authorizer = letAliceWrite();
        assertThat(authorizer.authorize(ALICE, askEach(AclOperation.WRITE, ResourceType.TOPIC, "t", "u")))
                .containsExactly(ALLOWED, DENIED);
        assertThat(trail.decisions()).extracting(Decision::verdict).containsExactly(Verdict.ALLOWED, Verdict.DENIED);
    }

    @Test
    void trailThatCannotTakeIt_closes_andSaysSo() {
        PolicyAuthorizer authorizer = letAliceWrite();
        trail.full = true;
        assertThat(authorizer.authorize(ALICE, WRITE)).containsExactly(DENIED);
        assertThat(authorizer.metrics().getDeniedByAudit()).isEqualTo(1);
        assertThat(authorizer.metrics().getAllowedByRule()).isZero();
        assertThat(authorizer.authorize(direct(ApiKeys.PRODUCE, "root"), WRITE))
                .as("super users too")
                .containsExactly(DENIED);
        assertThat(authorizer.authorize(ALICE, askEach(AclOperation.WRITE, ResourceType.TOPIC, "u")))
                .containsExactly(DENIED);
        assertThat(authorizer.metrics().getDeniedByDefault())
                .as("denied is denied")
                .isEqualTo(1);
        assertThat(authorizer.authorize(
                        direct(ApiKeys.CREATE_PARTITIONS, "root"),
                        askEach(AclOperation.ALTER, ResourceType.TOPIC, "t")))
                .as("changes too")
                .containsExactly(DENIED);
        trail.full = false;
        assertThat(authorizer.authorize(ALICE, WRITE)).as("counted").containsExactly(ALLOWED);
    }

    @Test
    void trailThatThrows_deniesAndHarmsNobody() {
        PolicyAuthorizer authorizer = letAliceWrite();
        trail.broken = true;
        assertThat(authorizer.authorize(ALICE, WRITE)).containsExactly(DENIED);
        assertThat(authorizer.authorize(ALICE, askEach(AclOperation.WRITE, ResourceType.TOPIC, "u", "v")))
                .containsExactly(DENIED, DENIED);
        assertThat(authorizer.metrics().getDeniedByError()).isEqualTo(2);
    }

    @Test
    void requestThatCannotBeJudged_isTold_asFarAsItCanBe() {
        PolicyAuthorizer authorizer = letAliceWrite();
        assertThat(authorizer.authorize(new Broken(1), WRITE)).containsExactly(DENIED);
        assertThat(trail.decisions()).extracting(Decision::reason).containsExactly("denied-by-error");
        assertThat(trail.decisions().get(0).actor().principalName()).isEqualTo("bob");
        assertThat(authorizer.authorize(new Broken(Integer.MAX_VALUE), WRITE)).containsExactly(DENIED);
        assertThat(trail.decisions()).hasSize(1);
        assertThat(authorizer.metrics().getDeniedByError()).isEqualTo(2);
    }

    /** Does not know its client's address so many times. */
    private static final class Broken extends RequestContext {
        private int times;

        Broken(int times) {
            super(
                    ALICE.header,
                    ALICE.connectionId,
                    CLIENT,
                    ALICE.clientPort,
                    new KafkaPrincipal("User", "bob"),
                    ALICE.listenerName,
                    ALICE.securityProtocol,
                    ALICE.clientInformation,
                    false,
                    ALICE.principalSerde);
            this.times = times;
        }

        @Override
        public InetAddress clientAddress() {
            if (times-- > 0) {
                throw new IllegalStateException("broken on purpose");
            }
            return super.clientAddress();
        }
    }

    @Test
    void monitorMode_isTold_eachTime(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("policy.yaml"), "version: 1\nmode: monitor\n");
        PolicyAuthorizer authorizer = authorizer("security.policy.file", file.toString());
        authorizer.authorize(ALICE, WRITE);
        authorizer.authorize(ALICE, WRITE);
        authorizer.authorize(ALICE, List.of(ask(AclOperation.DESCRIBE, ResourceType.TOPIC, "t", false, false)));
        assertThat(trail.decisions()).hasSize(1);
        assertThat(trail.decisions().get(0).verdict()).isEqualTo(Verdict.WOULD_DENY);
        assertThat(trail.decisions().get(0).rule()).isEqualTo("DefaultDeny");
        assertThat(trail.counts.values()).containsExactly(2);
        assertThat(authorizer.metrics().getAllowedInMonitorMode()).isEqualTo(2);
        authorizer.close();
    }

    @Test
    void changeThatMonitorModeLetsPass_isBoth(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("policy.yaml"), "version: 1\nmode: monitor\n");
        PolicyAuthorizer authorizer = authorizer("security.policy.file", file.toString());
        authorizer.authorize(
                direct(ApiKeys.CREATE_PARTITIONS, "alice"), askEach(AclOperation.ALTER, ResourceType.TOPIC, "t"));
        assertThat(trail.decisions()).extracting(Decision::verdict).containsExactly(Verdict.WOULD_DENY);
        assertThat(trail.changes()).containsExactly("TOPIC CHANGE TOPIC:t AUTHORIZED UNKNOWN");
        authorizer.close();
    }

    @Test
    void hugeName_isKeptCut_butToldFromOthers() {
        PolicyAuthorizer authorizer = authorizer();
        String huge = "t".repeat(32_766);
        for (String name : List.of(huge + "1", huge + "1", huge + "2")) {
            authorizer.authorize(ALICE, askEach(AclOperation.WRITE, ResourceType.TOPIC, name));
        }
        assertThat(trail.decisions())
                .extracting(one -> one.resource().name())
                .doesNotHaveDuplicates()
                .hasSize(2)
                .allSatisfy(name -> assertThat(name).hasSizeLessThan(256).contains("[32767 chars, hash "));
        assertThat(trail.counts.keySet())
                .extracting(kind -> kind.resourceName())
                .allSatisfy(name -> assertThat(name).hasSizeLessThan(256));
    }

    @Test
    void changeOfAcls_isRefusedBeforehand_whenTheTrailCouldNotTakeIt() {
        PolicyAuthorizer authorizer = authorizer();
        for (ApiKeys api : List.of(ApiKeys.CREATE_ACLS, ApiKeys.DELETE_ACLS)) {
            trail.takesChanges = true;
            assertThat(authorizer.authorize(direct(api, "root"), List.of(askCluster(AclOperation.ALTER))))
                    .containsExactly(ALLOWED);
            trail.takesChanges = false;
            assertThat(authorizer.authorize(direct(api, "root"), List.of(askCluster(AclOperation.ALTER))))
                    .containsExactly(DENIED);
        }
        assertThat(authorizer.metrics().getDeniedByAudit()).isEqualTo(2);
        assertThat(authorizer.authorize(
                        direct(ApiKeys.DESCRIBE_ACLS, "root"), List.of(askCluster(AclOperation.DESCRIBE))))
                .as("who only looks changes nothing")
                .containsExactly(ALLOWED);
    }

    /** A trail that counts and allocates nothing itself: whatever is allocated, the authorizer does. */
    @Test
    void allowedAccess_allocatesNothing_whenItIsCounted() {
        PolicyAuthorizer authorizer = new PolicyAuthorizer(configs -> new RecordingTrail() {
            @Override
            public synchronized boolean count(
                    Verdict verdict,
                    String principalType,
                    String principalName,
                    String operation,
                    String resourceType,
                    String resourceName,
                    InetAddress client) {
                return true;
            }
        });
        authorizer.configure(java.util.Map.of());
        authorizer.completeInitialLoad();
        allow(authorizer, "User:alice", ResourceType.TOPIC, "t", AclOperation.WRITE);
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            fewest = Math.min(fewest, allocatedBy(authorizer));
        }
        assertThat(fewest).as("bytes in 10,000 decisions").isLessThan(10_000);
    }

    private static long allocatedBy(PolicyAuthorizer authorizer) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            if (authorizer.authorize(ALICE, WRITE).get(0) != ALLOWED) {
                throw new AssertionError("denied");
            }
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
