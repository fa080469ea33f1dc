/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class ApplyingTest {
    private static final AclBinding THERE = acl("there", AclPermissionType.ALLOW);
    private static final AclBinding ALLOW = acl("a", AclPermissionType.ALLOW);
    private static final AclBinding DENY = acl("z", AclPermissionType.DENY);
    private static final AclBinding EXTRA = acl("extra", AclPermissionType.ALLOW);

    private final List<String> done = new ArrayList<>();
    private final StringWriter out = new StringWriter();

    private static AclBinding acl(String name, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL),
                new AccessControlEntry("User:a", "*", AclOperation.READ, permission));
    }

    private void apply(boolean dryRun, boolean prune, boolean consent) {
        AclStore store = new AclStore() {
            @Override
            public List<AclBinding> acls() {
                return List.of(THERE, EXTRA);
            }

            @Override
            public void add(Collection<AclBinding> acls) {
                acls.forEach(acl -> done.add("add " + acl.pattern().name()));
            }

            @Override
            public void delete(Collection<AclBinding> acls) {
                acls.forEach(acl -> done.add("delete " + acl.pattern().name()));
            }

            @Override
            public void close() {}
        };
        new Applying(dryRun, prune, false, question -> consent)
                .run(List.of(ALLOW, DENY, THERE), store, new PrintWriter(out));
    }

    @Test
    void missingAcls_areAdded_denialsFirst() {
        apply(false, false, false);

        assertThat(done).containsExactly("add z", "add a");
        assertThat(out.toString()).contains("2 ACLs added, 1 already there, 1 beside");
    }

    @Test
    void aDryRun_changesNothing() {
        apply(true, true, false);

        assertThat(done).isEmpty();
        assertThat(out.toString()).contains("2 ACLs to add, 1 already there, 1 to delete");
    }

    @Test
    void pruning_deletesAfterAdding() {
        apply(false, true, true);

        assertThat(done).containsExactly("add z", "add a", "delete extra");
    }

    @Test
    void pruningWithoutConsent_changesNothing() {
        assertThatThrownBy(() -> apply(false, true, false)).isInstanceOf(CommandException.class);
        assertThat(done).isEmpty();
    }
}
