/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;

/** Where ACLs are kept. */
public interface AclStore extends AutoCloseable {
    List<AclBinding> acls();

    void add(Collection<AclBinding> acls);

    void delete(Collection<AclBinding> acls);

    @Override
    void close();
}
