/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.policy.ConnectionOrigin;
import io.mojaloop.kafka.security.policy.ConnectionOrigins;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.network.ClientInformation;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestContext;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An authorizer with a policy file, as a broker runs it, and requests to it. */
abstract class PolicyFileCase {
    static final String ROLES = """
            roles:
              reader: [{allow: Read, topic: "topic-*"}, {deny: Read, topic: topic-secret}]
            """;

    static final String ENFORCED = """
            version: 1
            """ + ROLES + """
            bindings:
              - {role: reader, to: "User:alice"}
            """;

    @TempDir
    Path directory;

    Path file;
    final List<PolicyAuthorizer> open = new ArrayList<>();

    @BeforeEach
    void chooseFile() {
        file = directory.resolve("policy.yaml");
    }

    @AfterEach
    void closeAll() throws IOException {
        for (PolicyAuthorizer authorizer : open) {
            authorizer.close();
        }
    }

    void write(String policy) throws IOException {
        Path next = directory.resolve("next.yaml");
        Files.writeString(next, policy);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    PolicyAuthorizer authorizer(String... more) {
        Map<String, String> configs = new HashMap<>();
        configs.put("security.policy.file", file.toString());
        configs.put("security.policy.reload.interval.ms", "100");
        configs.put("super.users", "User:root");
        for (int i = 0; i < more.length; i += 2) {
            configs.put(more[i], more[i + 1]);
        }
        PolicyAuthorizer authorizer = Contexts.policy(configs);
        open.add(authorizer);
        return authorizer;
    }

    static boolean allows(PolicyAuthorizer authorizer, AuthorizableRequestContext context, String topic) {
        return authorizer.authorize(context, Contexts.read(topic)).equals(List.of(AuthorizationResult.ALLOWED));
    }

    static boolean allows(PolicyAuthorizer authorizer, String principal, String topic) {
        return allows(authorizer, Contexts.request(principal, "10.0.0.1"), topic);
    }

    static RequestContext direct(String principal, SecurityProtocol protocol, String listener) {
        return context(new KafkaPrincipal("User", principal), protocol, listener, Optional.of(4711));
    }

    static RequestContext forwarded(KafkaPrincipal principal) {
        return context(principal, SecurityProtocol.SSL, "CONTROLLER", Optional.empty());
    }

    static RequestContext context(
            KafkaPrincipal principal, SecurityProtocol protocol, String listener, Optional<Integer> port) {
        return new RequestContext(
                new RequestHeader(ApiKeys.FETCH, ApiKeys.FETCH.latestVersion(), "client", 1),
                "connection",
                InetAddress.getLoopbackAddress(),
                port,
                principal,
                new ListenerName(listener),
                protocol,
                ClientInformation.EMPTY,
                false,
                Optional.empty());
    }

    static String[] controllerWith(String... more) {
        List<String> configs = new ArrayList<>(List.of(more));
        configs.addAll(List.of("process.roles", "controller", "controller.listener.names", "CONTROLLER"));
        configs.addAll(List.of("listeners", "CONTROLLER://:9093", "ssl.client.auth", "required"));
        configs.addAll(List.of("listener.security.protocol.map", "CONTROLLER:SSL"));
        return configs.toArray(String[]::new);
    }

    static KafkaPrincipal carrying(String name, String listener, String transport) {
        String type = ConnectionOrigins.attach("User", new ConnectionOrigin(listener, transport, "SCRAM-SHA-512"));
        return new KafkaPrincipal(type, name);
    }

    static String[] brokerWith(String... more) {
        List<String> configs = new ArrayList<>(List.of(more));
        configs.addAll(List.of("process.roles", "broker", "listeners", "INTERNAL://:9092,CLIENT://:9093"));
        configs.addAll(List.of("inter.broker.listener.name", "INTERNAL"));
        configs.addAll(List.of("listener.security.protocol.map", "INTERNAL:SASL_SSL,CLIENT:SASL_SSL"));
        configs.addAll(List.of("sasl.mechanism.inter.broker.protocol", "PLAIN"));
        configs.addAll(List.of(
                "listener.name.internal.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=broker password=x;"));
        return configs.toArray(String[]::new);
    }

    static final String BROKER_ROLE = """
            version: 1
            roles: {node: [{allow: ClusterAction, cluster: kafka-cluster}]}
            bindings: [{role: node, to: "User:broker"}]
            """;

    static org.apache.kafka.metadata.authorizer.StandardAcl alter(String principal) {
        return Contexts.acl(
                ResourceType.CLUSTER,
                "kafka-cluster",
                org.apache.kafka.common.resource.PatternType.LITERAL,
                principal,
                "*",
                AclOperation.ALTER,
                org.apache.kafka.common.acl.AclPermissionType.ALLOW);
    }

    static org.apache.kafka.server.authorizer.Action question(AclOperation operation, ResourceType type, String name) {
        return new org.apache.kafka.server.authorizer.Action(
                operation,
                new org.apache.kafka.common.resource.ResourcePattern(
                        type, name, org.apache.kafka.common.resource.PatternType.LITERAL),
                1,
                false,
                false);
    }
}
