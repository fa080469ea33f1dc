/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.audit.RecordingTrail;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.network.ClientInformation;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestContext;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.server.authorizer.Action;

/** Authorizers with a trail in memory, and Kafka's own request contexts. */
abstract class AuditedCase {
    static final InetAddress CLIENT = Contexts.address("10.0.0.1");

    final RecordingTrail trail = new RecordingTrail();
    private long ids;

    PolicyAuthorizer authorizer(String... configs) {
        Map<String, String> all = new HashMap<>();
        all.put("super.users", "User:root");
        all.put("node.id", "3");
        all.put("process.roles", "broker");
        all.put("controller.listener.names", "CONTROLLER");
        for (int i = 0; i < configs.length; i += 2) {
            all.put(configs[i], configs[i + 1]);
        }
        PolicyAuthorizer authorizer = new PolicyAuthorizer(ignored -> trail);
        authorizer.configure(all);
        authorizer.loadSnapshot(Map.of());
        authorizer.completeInitialLoad();
        return authorizer;
    }

    void allow(PolicyAuthorizer authorizer, String principal, ResourceType type, String name, AclOperation operation) {
        authorizer.addAcl(
                Contexts.id(++ids),
                Contexts.acl(type, name, PatternType.LITERAL, principal, "*", operation, AclPermissionType.ALLOW));
    }

    /** Of a client that is connected to the node itself. */
    static RequestContext direct(ApiKeys api, String name) {
        return context(
                api,
                new KafkaPrincipal("User", name),
                "CLIENT",
                SecurityProtocol.SASL_SSL,
                "10.1.1.1:9094-10.0.0.1:51234-7",
                Optional.of(51234));
    }

    /** That a broker passed on to this controller. */
    static RequestContext forwarded(ApiKeys api, KafkaPrincipal principal) {
        return context(
                api, principal, "CONTROLLER", SecurityProtocol.SSL, "10.1.1.1:9093-10.1.1.2:40000-1", Optional.empty());
    }

    static RequestContext forwarded(ApiKeys api, String name) {
        return forwarded(api, new KafkaPrincipal("User", name));
    }

    private static RequestContext context(
            ApiKeys api,
            KafkaPrincipal principal,
            String listener,
            SecurityProtocol protocol,
            String connection,
            Optional<Integer> port) {
        return new RequestContext(
                new RequestHeader(api, api.latestVersion(), "client-1", 42),
                connection,
                CLIENT,
                port,
                principal,
                new ListenerName(listener),
                protocol,
                port.isPresent() ? new ClientInformation("librdkafka", "2.3.0") : ClientInformation.EMPTY,
                false,
                Optional.empty());
    }

    static Action ask(
            AclOperation operation, ResourceType type, String name, boolean logIfAllowed, boolean logIfDenied) {
        return new Action(
                operation, new ResourcePattern(type, name, PatternType.LITERAL), 1, logIfAllowed, logIfDenied);
    }

    static Action ask(AclOperation operation, ResourceType type, String name) {
        return ask(operation, type, name, true, true);
    }

    static List<Action> askEach(AclOperation operation, ResourceType type, String... names) {
        return Arrays.stream(names).map(name -> ask(operation, type, name)).toList();
    }

    static Action askCluster(AclOperation operation) {
        return ask(operation, ResourceType.CLUSTER, "kafka-cluster");
    }
}
