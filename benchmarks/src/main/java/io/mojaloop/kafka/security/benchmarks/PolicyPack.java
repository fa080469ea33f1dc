/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import io.mojaloop.kafka.security.authorizer.compiled.CompiledPolicy;
import io.mojaloop.kafka.security.authorizer.compiled.PolicyRule;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.network.ClientInformation;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.server.authorizer.Action;

/**
 * The Mojaloop policy pack.
 *
 * @param text of the file
 * @param policy what it says
 * @param rights the rules of components on literal names: what they use all day
 */
record PolicyPack(String text, Policy policy, List<PolicyRule> rights) {
    private static final Path FILE = Path.of("policies", "mojaloop.yaml");

    static PolicyPack read() {
        try {
            String text = Files.readString(FILE);
            Policy policy = PolicyReader.read(FILE.toString(), text.getBytes(StandardCharsets.UTF_8))
                    .policy()
                    .orElseThrow(() -> new IllegalStateException(FILE + " is not valid"));
            List<PolicyRule> rights = CompiledPolicy.of(policy, Instant.now()).rules().stream()
                    .filter(rule ->
                            rule.allows() && !rule.prefixed() && !rule.pattern().isAll())
                    .filter(rule -> rule.resourceType() == ResourceType.TOPIC.code())
                    .toList();
            return new PolicyPack(text, policy, rights);
        } catch (IOException e) {
            throw new UncheckedIOException("run this in the root of the repository", e);
        }
    }

    /** The same rights, denials included, as native ACLs. */
    List<StandardAcl> acls() {
        return CompiledPolicy.of(policy, Instant.now()).rules().stream()
                .map(rule -> new StandardAcl(
                        ResourceType.fromCode((byte) rule.resourceType()),
                        rule.resourceName(),
                        rule.prefixed() ? PatternType.PREFIXED : PatternType.LITERAL,
                        rule.principal().toString(),
                        rule.host().text(),
                        AclOperation.fromCode((byte) rule.operation()),
                        rule.allows() ? AclPermissionType.ALLOW : AclPermissionType.DENY))
                .toList();
    }

    /** What components are allowed to do with topics, one after the other. */
    RequestPool allowed() {
        return RequestPool.of(4096, i -> {
            PolicyRule right = rights.get(i % rights.size());
            return request(right, right.resourceName());
        });
    }

    /** The same components and operations, on a topic that nobody may use. */
    RequestPool denied() {
        return RequestPool.of(4096, i -> request(rights.get(i % rights.size()), "topic-of-nobody"));
    }

    /** As a broker makes it of a request from a client. */
    private static Request request(PolicyRule right, String topic) {
        return new Request(
                new org.apache.kafka.common.requests.RequestContext(
                        new RequestHeader(ApiKeys.FETCH, ApiKeys.FETCH.latestVersion(), "client", 1),
                        "127.0.0.1:9093-127.0.0.1:40000-0",
                        InetAddress.getLoopbackAddress(),
                        Optional.of(40_000),
                        new KafkaPrincipal("User", copy(right.principalName())),
                        new ListenerName("CLIENT"),
                        SecurityProtocol.SASL_SSL,
                        ClientInformation.EMPTY,
                        false,
                        Optional.empty()),
                Collections.singletonList(new Action(
                        AclOperation.fromCode((byte) right.operation()),
                        new ResourcePattern(ResourceType.TOPIC, copy(topic), PatternType.LITERAL),
                        1,
                        true,
                        true)));
    }

    /** A client's text is never the very object that is in the index. */
    private static String copy(String text) {
        return new String(text.toCharArray());
    }
}
