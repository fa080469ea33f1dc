/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Kafka's own ACLs, by AdminClient. */
final class Acls {
    private Acls() {}

    static AclBinding allow(String principal, AclOperation operation, String topic) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }

    static void store(Admin admin, AclBinding acl, Patience patience) throws Exception {
        admin.createAcls(List.of(acl)).all().get(patience.millis(), TimeUnit.MILLISECONDS);
    }

    /** Returns when the broker lists it, and so goes by it. */
    static void awaitListed(Admin admin, AclBinding acl, Patience patience) throws Exception {
        patience.until(Expectation.success("listed"), () -> {
            if (admin.describeAcls(acl.toFilter())
                    .values()
                    .get(patience.millis(), TimeUnit.MILLISECONDS)
                    .isEmpty()) {
                throw new Unmet("stored, but not listed");
            }
            return "listed";
        });
    }
}
