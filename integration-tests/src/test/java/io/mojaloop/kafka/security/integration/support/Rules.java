/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import static org.apache.kafka.common.acl.AclPermissionType.ALLOW;
import static org.apache.kafka.common.acl.AclPermissionType.DENY;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** ACLs, in few words: {@code allow(alice, READ, topic("t"))}. */
public final class Rules {
    public static final ResourcePattern CLUSTER = new ResourcePattern(ResourceType.CLUSTER, "kafka-cluster", LITERAL);
    public static final ResourcePattern EVERY_TOPIC = topic("*");

    private Rules() {}

    public static AclBinding allow(Client who, AclOperation operation, ResourcePattern resource) {
        return allow(who.principal(), "*", operation, resource);
    }

    public static AclBinding deny(Client who, AclOperation operation, ResourcePattern resource) {
        return deny(who.principal(), "*", operation, resource);
    }

    public static AclBinding allow(String principal, String host, AclOperation operation, ResourcePattern resource) {
        return new AclBinding(resource, new AccessControlEntry(principal, host, operation, ALLOW));
    }

    public static AclBinding deny(String principal, String host, AclOperation operation, ResourcePattern resource) {
        return new AclBinding(resource, new AccessControlEntry(principal, host, operation, DENY));
    }

    public static ResourcePattern topic(String name) {
        return new ResourcePattern(TOPIC, name, LITERAL);
    }

    public static ResourcePattern topics(String prefix) {
        return new ResourcePattern(TOPIC, prefix, PREFIXED);
    }

    public static ResourcePattern group(String name) {
        return new ResourcePattern(GROUP, name, LITERAL);
    }

    public static ResourcePattern groups(String prefix) {
        return new ResourcePattern(GROUP, prefix, PREFIXED);
    }

    public static ResourcePattern transactionalId(String name) {
        return new ResourcePattern(TRANSACTIONAL_ID, name, LITERAL);
    }

    public static ResourcePattern transactionalIds(String prefix) {
        return new ResourcePattern(TRANSACTIONAL_ID, prefix, PREFIXED);
    }

    /** A filter that this binding alone matches. */
    public static AclBindingFilter exactly(AclBinding binding) {
        return binding.toFilter();
    }
}
