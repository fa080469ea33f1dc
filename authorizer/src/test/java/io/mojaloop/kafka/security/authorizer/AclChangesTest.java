/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestContext;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.metadata.authorizer.AclMutator;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.AclDeleteResult.AclBindingDeleteResult;
import org.junit.jupiter.api.Test;

/** Changes of ACLs, told when the controller has answered. */
class AclChangesTest extends AuditedCase {
    private static final AclBinding READ = binding("payments", AclOperation.READ);
    private static final AclBinding WRITE = binding("payments", AclOperation.WRITE);
    private static final RequestContext CREATION = forwarded(ApiKeys.CREATE_ACLS, "root");
    private static final RequestContext DELETION = forwarded(ApiKeys.DELETE_ACLS, "root");

    private final CompletableFuture<List<AclCreateResult>> creation = new CompletableFuture<>();
    private final CompletableFuture<List<AclDeleteResult>> deletion = new CompletableFuture<>();
    private final PolicyAuthorizer controller = authorizer("process.roles", "controller");

    AclChangesTest() {
        controller.setAclMutator(new AclMutator() {
            @Override
            public CompletableFuture<List<AclCreateResult>> createAcls(
                    ControllerRequestContext context, List<AclBinding> bindings) {
                return creation;
            }

            @Override
            public CompletableFuture<List<AclDeleteResult>> deleteAcls(
                    ControllerRequestContext context, List<AclBindingFilter> filters) {
                return deletion;
            }
        });
    }

    private static AclBinding binding(String topic, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.PREFIXED),
                new AccessControlEntry("User:alice", "10.0.0.0/8", operation, AclPermissionType.ALLOW));
    }

    @Test
    void creation_isToldPerBinding_whenItIsDone() {
        controller.authorize(CREATION, List.of(askCluster(AclOperation.ALTER)));
        var results = controller.createAcls(CREATION, List.of(READ, WRITE));
        assertThat(trail.changes()).isEmpty();
        creation.complete(
                List.of(AclCreateResult.SUCCESS, new AclCreateResult(new InvalidRequestException("no such host"))));
        assertThat(results)
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.toCompletableFuture()).isCompleted());
        assertThat(trail.changes())
                .containsExactly(
                        "ACL CREATION TOPIC:payments COMPLETED SUCCESS",
                        "ACL CREATION TOPIC:payments COMPLETED FAILURE");
        AdminChange first = trail.all(AdminChange.class).get(0);
        assertThat(first.actor().principalName()).isEqualTo("root");
        assertThat(first.actor().address()).isEqualTo(CLIENT);
        assertThat(first.request().forwarded()).isTrue();
        assertThat(first.resource().pattern()).isEqualTo("PREFIXED");
        assertThat(first.details()).containsExactly(READ.toString());
        assertThat(trail.all(AdminChange.class).get(1).reason()).isEqualTo("no such host");
        assertThat(trail.decisions())
                .as("the right to do it is a decision, not a second change")
                .hasSize(1);
    }

    @Test
    void deletion_isToldPerBindingThatWasThere() {
        controller.deleteAcls(DELETION, List.of(READ.toFilter(), WRITE.toFilter(), AclBindingFilter.ANY));
        deletion.complete(List.of(
                new AclDeleteResult(List.of(
                        new AclBindingDeleteResult(READ),
                        new AclBindingDeleteResult(WRITE, new InvalidRequestException("kept")))),
                new AclDeleteResult(List.of()),
                new AclDeleteResult(new InvalidRequestException("too wide"))));
        assertThat(trail.all(AdminChange.class))
                .extracting(one ->
                        one.type() + " " + one.outcome() + " " + one.details().get(0) + " " + one.reason())
                .containsExactly(
                        "DELETION SUCCESS " + READ + " ",
                        "DELETION FAILURE " + WRITE + " kept",
                        "DELETION FAILURE " + AclBindingFilter.ANY + " too wide");
    }

    @Test
    void entryOfAnotherClass_isWrittenAlike() {
        AccessControlEntry odd =
                new AccessControlEntry(
                        READ.entry().principal(),
                        READ.entry().host(),
                        READ.entry().operation(),
                        READ.entry().permissionType()) {
                    @Override
                    public String toString() {
                        return "as AclAuthorizer's entries have a text of their own";
                    }
                };
        controller.createAcls(CREATION, List.of(new AclBinding(READ.pattern(), odd)));
        creation.complete(List.of(AclCreateResult.SUCCESS));
        assertThat(trail.all(AdminChange.class).get(0).details()).containsExactly(READ.toString());
    }

    @Test
    void failureOfTheController_isToldPerBinding() {
        controller.createAcls(CREATION, List.of(READ, WRITE));
        creation.completeExceptionally(new InvalidRequestException("broken"));
        assertThat(trail.all(AdminChange.class))
                .extracting(AdminChange::outcome)
                .containsExactly(Outcome.FAILURE, Outcome.FAILURE);
    }

    @Test
    void attemptElsewhereThanAtTheController_isNotTold() {
        PolicyAuthorizer broker = authorizer();
        assertThatThrownBy(() -> broker.createAcls(CREATION, List.of(READ))).isInstanceOf(NotControllerException.class);
        assertThatThrownBy(() -> broker.deleteAcls(DELETION, List.of(READ.toFilter())))
                .isInstanceOf(NotControllerException.class);
        controller.createAcls(CREATION, List.of(READ));
        creation.completeExceptionally(new NotControllerException("not any more"));
        assertThat(trail.events).isEmpty();
    }

    @Test
    void trailThatFails_changesNothing() throws Exception {
        trail.full = true;
        var created = controller.createAcls(CREATION, List.of(READ));
        creation.complete(List.of(AclCreateResult.SUCCESS));
        assertThat(created.get(0).toCompletableFuture().get().exception()).isEmpty();
        trail.broken = true;
        var deleted = controller.deleteAcls(DELETION, List.of(READ.toFilter()));
        deletion.complete(List.of(new AclDeleteResult(List.of(new AclBindingDeleteResult(READ)))));
        assertThat(deleted.get(0).toCompletableFuture().get().aclBindingDeleteResults())
                .hasSize(1);
    }
}
