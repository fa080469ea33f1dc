/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.metadata.authorizer.ClusterMetadataAuthorizer;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;

/** Requests, ACLs and authorizers for tests, on every Kafka version. */
final class Contexts {
    private Contexts() {}

    record Request(KafkaPrincipal principal, InetAddress clientAddress, String listenerName, String protocol)
            implements AuthorizableRequestContext {
        Request(KafkaPrincipal principal, InetAddress clientAddress) {
            this(principal, clientAddress, "CLIENT", "SASL_SSL");
        }

        @Override
        public SecurityProtocol securityProtocol() {
            return SecurityProtocol.forName(protocol);
        }

        @Override
        public int requestType() {
            return ApiKeys.PRODUCE.id;
        }

        @Override
        public int requestVersion() {
            return 9;
        }

        @Override
        public String clientId() {
            return "test";
        }

        @Override
        public int correlationId() {
            return 7;
        }
    }

    static Request request(String principal, String host) {
        int colon = principal.indexOf(':');
        return new Request(
                new KafkaPrincipal(principal.substring(0, colon), principal.substring(colon + 1)), address(host));
    }

    static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    static Action action(AclOperation operation, ResourceType type, String name) {
        return new Action(operation, new ResourcePattern(type, name, PatternType.LITERAL), 1, true, true);
    }

    static List<Action> read(String topic) {
        return List.of(action(AclOperation.READ, ResourceType.TOPIC, topic));
    }

    static StandardAcl acl(
            ResourceType type,
            String name,
            PatternType pattern,
            String principal,
            String host,
            AclOperation operation,
            AclPermissionType permission) {
        return new StandardAcl(type, name, pattern, principal, host, operation, permission);
    }

    static StandardAcl allowRead(String principal, String topic) {
        return acl(
                ResourceType.TOPIC,
                topic,
                PatternType.LITERAL,
                principal,
                "*",
                AclOperation.READ,
                AclPermissionType.ALLOW);
    }

    static StandardAcl denyRead(String principal, String topic) {
        return acl(
                ResourceType.TOPIC,
                topic,
                PatternType.LITERAL,
                principal,
                "*",
                AclOperation.READ,
                AclPermissionType.DENY);
    }

    static PolicyAuthorizer policy(Map<String, ?> configs) {
        return loaded(new PolicyAuthorizer(), configs);
    }

    static StandardAuthorizer standard(Map<String, ?> configs) {
        StandardAuthorizer authorizer = new StandardAuthorizer();
        givePluginMetrics(authorizer);
        return loaded(authorizer, configs);
    }

    private static <A extends ClusterMetadataAuthorizer> A loaded(A authorizer, Map<String, ?> configs) {
        authorizer.configure(configs);
        authorizer.loadSnapshot(Map.of());
        authorizer.completeInitialLoad();
        return authorizer;
    }

    static Uuid id(long number) {
        return new Uuid(1, number);
    }

    /** From 4.1 on StandardAuthorizer fails without them; on 3.9 they do not exist. */
    private static void givePluginMetrics(StandardAuthorizer authorizer) {
        try {
            Class<?> implementation = Class.forName("org.apache.kafka.common.metrics.internals.PluginMetricsImpl");
            Class<?> metrics = Class.forName("org.apache.kafka.common.metrics.Metrics");
            Object plugin = implementation
                    .getConstructor(metrics, Map.class)
                    .newInstance(metrics.getConstructor().newInstance(), Map.of());
            StandardAuthorizer.class
                    .getMethod("withPluginMetrics", Class.forName("org.apache.kafka.common.metrics.PluginMetrics"))
                    .invoke(authorizer, plugin);
        } catch (ClassNotFoundException kafkaBefore41) {
            return;
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** Whether this Kafka's StandardAuthorizer knows CIDR hosts (KIP-1276). */
    static boolean standardKnowsCidr() {
        try {
            Class.forName("org.apache.kafka.server.authorizer.internals.CidrUtils");
            return true;
        } catch (ClassNotFoundException kafkaBefore44) {
            return false;
        }
    }
}
