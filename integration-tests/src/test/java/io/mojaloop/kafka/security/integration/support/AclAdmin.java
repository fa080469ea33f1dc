/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * Changes ACLs as a super user, through one broker. A change is acknowledged when it is in the metadata log and takes
 * effect a moment later, so these calls return when the broker itself lists it.
 */
public record AclAdmin(AdminCalls admin) {

    public void grant(AclBinding... bindings) {
        grant(List.of(bindings));
    }

    public void grant(Collection<AclBinding> bindings) {
        Calls.get(admin.client().createAcls(bindings).all());
        bindings.forEach(this::awaitPresent);
    }

    public void revoke(AclBinding... bindings) {
        Calls.get(admin.client()
                .deleteAcls(Arrays.stream(bindings).map(AclBinding::toFilter).toList())
                .all());
        for (AclBinding binding : bindings) {
            awaitAbsent(binding);
        }
    }

    public void awaitPresent(AclBinding binding) {
        await("ACL " + binding).until(() -> find(binding.toFilter()).contains(binding));
    }

    public void awaitAbsent(AclBinding binding) {
        await("no ACL " + binding).until(() -> find(binding.toFilter()).isEmpty());
    }

    public Collection<AclBinding> find(AclBindingFilter filter) {
        return Calls.get(admin.client().describeAcls(filter).values());
    }
}
