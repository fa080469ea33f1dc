/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.apache.kafka.server.authorizer.AuthorizationResult.ALLOWED;
import static org.apache.kafka.server.authorizer.AuthorizationResult.DENIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizerNotReadyException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizerServerInfo;
import org.junit.jupiter.api.Test;

/** Before, during and after the load of ACLs: never open by accident. */
class AuthorizerLoadTest {
    private static final Contexts.Request ALICE = Contexts.request("User:alice", "10.0.0.1");
    private static final Contexts.Request ROOT = Contexts.request("User:root", "10.0.0.1");
    private static final Map<String, String> OPEN =
            Map.of("super.users", "User:root", "allow.everyone.if.no.acl.found", "true");

    private static final Endpoint EARLY = new Endpoint("CONTROLLER", SecurityProtocol.SSL, "localhost", 1);
    private static final Endpoint LATE = new Endpoint("CLIENT", SecurityProtocol.SSL, "localhost", 2);

    record ServerInfo(Collection<Endpoint> endpoints) implements AuthorizerServerInfo {
        @Override
        public ClusterResource clusterResource() {
            return new ClusterResource("test");
        }

        @Override
        public int brokerId() {
            return 1;
        }

        @Override
        public Endpoint interBrokerEndpoint() {
            return LATE;
        }

        @Override
        public Collection<String> earlyStartListeners() {
            return List.of("CONTROLLER");
        }
    }

    private final PolicyAuthorizer authorizer = new PolicyAuthorizer();

    @Test
    void beforeTheLoad_onlySuperUsersAreServed() {
        authorizer.configure(OPEN);
        assertNotReady();
        assertThat(authorizer.authorize(ROOT, Contexts.read("t"))).containsExactly(ALLOWED);
        assertThat(authorizer.authorizeByResourceType(ROOT, AclOperation.READ, ResourceType.TOPIC))
                .isEqualTo(ALLOWED);
        authorizer.loadSnapshot(Map.of());
        assertNotReady();
        authorizer.completeInitialLoad();
        assertThat(authorizer.authorize(ALICE, Contexts.read("t"))).containsExactly(ALLOWED);
    }

    @Test
    void earlyStartListeners_areReadyAtOnce_othersWithTheLoad() {
        authorizer.configure(OPEN);
        Map<Endpoint, ? extends CompletionStage<Void>> ready = start();
        assertThat(ready).containsOnlyKeys(EARLY, LATE);
        assertThat(ready.get(EARLY).toCompletableFuture()).isCompleted();
        assertThat(ready.get(LATE).toCompletableFuture()).isNotDone();
        authorizer.completeInitialLoad();
        assertThat(ready.get(LATE).toCompletableFuture()).isCompleted();
    }

    @Test
    void failedLoad_thatKafkaDeclaresComplete_staysClosedAndFailsTheStart() {
        authorizer.configure(OPEN);
        Map<Endpoint, ? extends CompletionStage<Void>> ready = start();
        assertThatThrownBy(() -> authorizer.loadSnapshot(broken())).isInstanceOf(NullPointerException.class);
        authorizer.completeInitialLoad();
        assertNotReady();
        assertThat(ready.get(LATE).toCompletableFuture()).isCompletedExceptionally();
        assertThat(authorizer.authorize(ROOT, Contexts.read("t"))).containsExactly(ALLOWED);
    }

    @Test
    void initialLoad_completedWithAFailure_staysClosed() {
        authorizer.configure(OPEN);
        Map<Endpoint, ? extends CompletionStage<Void>> ready = start();
        authorizer.completeInitialLoad(new IllegalStateException("lost"));
        assertNotReady();
        assertThat(ready.get(LATE).toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void laterLoad_thatFails_closesUntilOneSucceeds() {
        authorizer.configure(OPEN);
        authorizer.loadSnapshot(Map.of());
        authorizer.completeInitialLoad();
        assertThat(authorizer.authorize(ALICE, Contexts.read("t"))).containsExactly(ALLOWED);
        assertThatThrownBy(() -> authorizer.loadSnapshot(broken())).isInstanceOf(NullPointerException.class);
        assertNotReady();
        authorizer.addAcl(Contexts.id(1), Contexts.allowRead("User:alice", "t"));
        assertNotReady();
        authorizer.loadSnapshot(Map.of(Contexts.id(1), Contexts.allowRead("User:alice", "t")));
        assertThat(authorizer.authorize(ALICE, Contexts.read("t"))).containsExactly(ALLOWED);
    }

    @Test
    void update_thatFails_closes() {
        authorizer.configure(OPEN);
        authorizer.completeInitialLoad();
        Runnable update = () -> authorizer.addAcl(Contexts.id(1), null);
        assertThatThrownBy(update::run).isInstanceOf(NullPointerException.class);
        assertNotReady();
    }

    /** A chain of prefixes that are longer by one character each is as deep as a trie can get. */
    @Test
    void hostileDepthOfPrefixes_eitherWorksOrCloses_butNeverOpens() {
        authorizer.configure(Map.of());
        authorizer.completeInitialLoad();
        String name = "a".repeat(16_000);
        try {
            for (int length = 1; length <= name.length(); length++) {
                StandardAcl deny = Contexts.acl(
                        ResourceType.GROUP,
                        name.substring(0, length),
                        PatternType.PREFIXED,
                        "User:alice",
                        "*",
                        AclOperation.READ,
                        length == 1 ? AclPermissionType.DENY : AclPermissionType.ALLOW);
                authorizer.addAcl(Contexts.id(length), deny);
            }
        } catch (StackOverflowError tooDeep) {
            List<Action> read = List.of(Contexts.action(AclOperation.READ, ResourceType.GROUP, name));
            assertThatThrownBy(() -> authorizer.authorize(ALICE, read)).isInstanceOf(AuthorizerNotReadyException.class);
            return;
        }
        assertThat(authorizer.authorize(ALICE, List.of(Contexts.action(AclOperation.READ, ResourceType.GROUP, name))))
                .containsExactly(DENIED);
        assertThat(authorizer.authorizeByResourceType(ALICE, AclOperation.READ, ResourceType.GROUP))
                .isEqualTo(DENIED);
    }

    @Test
    void loadSnapshot_replacesEverything() {
        authorizer.configure(Map.of());
        authorizer.loadSnapshot(Map.of(Contexts.id(1), Contexts.allowRead("User:alice", "t")));
        authorizer.completeInitialLoad();
        authorizer.loadSnapshot(Map.of(Contexts.id(2), Contexts.allowRead("User:alice", "u")));
        assertThat(authorizer.aclCount()).isEqualTo(1);
        assertThat(authorizer.authorize(ALICE, Contexts.read("u"))).containsExactly(ALLOWED);
    }

    @Test
    void close_beforeTheLoad_failsTheStart_andMayBeRepeated() throws IOException {
        authorizer.configure(Map.of());
        Map<Endpoint, ? extends CompletionStage<Void>> ready = start();
        authorizer.close();
        authorizer.close();
        assertThat(ready.get(LATE).toCompletableFuture()).isCompletedExceptionally();
    }

    private Map<Endpoint, ? extends CompletionStage<Void>> start() {
        Map<Endpoint, ? extends CompletionStage<Void>> ready = authorizer.start(new ServerInfo(List.of(EARLY, LATE)));
        return ready;
    }

    private void assertNotReady() {
        assertThatThrownBy(() -> authorizer.authorize(ALICE, Contexts.read("t")))
                .isInstanceOf(AuthorizerNotReadyException.class);
        List<Action> two = List.of(Contexts.read("t").get(0), Contexts.read("u").get(0));
        assertThatThrownBy(() -> authorizer.authorize(ALICE, two)).isInstanceOf(AuthorizerNotReadyException.class);
        assertThatThrownBy(() -> authorizer.authorizeByResourceType(ALICE, AclOperation.READ, ResourceType.TOPIC))
                .isInstanceOf(AuthorizerNotReadyException.class);
    }

    private static Map<Uuid, StandardAcl> broken() {
        Map<Uuid, StandardAcl> acls = new HashMap<>();
        acls.put(Contexts.id(1), Contexts.allowRead("User:alice", "t"));
        acls.put(Contexts.id(2), null);
        return acls;
    }
}
