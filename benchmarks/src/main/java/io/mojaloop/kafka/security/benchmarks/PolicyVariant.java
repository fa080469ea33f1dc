/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import io.mojaloop.kafka.security.authorizer.PolicyAuthorizer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** How the rights of the pack come to the authorizer. */
public enum PolicyVariant {
    /** As native ACLs, without a policy file. */
    ACLS("as native ACLs"),
    /** As the policy file, with its guardrails. */
    POLICY("as the policy file, with its guardrails"),
    /** The same in monitor mode. */
    MONITOR("as the policy file in monitor mode");

    private final String title;

    PolicyVariant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean refuses() {
        return this != MONITOR;
    }

    Running start(PolicyPack pack) {
        Map<String, String> configs = new HashMap<>(Map.of(
                "super.users", "User:broker",
                "node.id", "1",
                "process.roles", "broker",
                "listeners", "CLIENT://:9093",
                "inter.broker.listener.name", "CLIENT",
                "listener.security.protocol.map", "CLIENT:SASL_SSL,CONTROLLER:SSL",
                "controller.listener.names", "CONTROLLER"));
        try {
            Path file = Files.createTempFile("policy", ".yaml");
            if (this != ACLS) {
                Files.writeString(
                        file, this == MONITOR ? pack.text().replace("mode: enforce", "mode: monitor") : pack.text());
                configs.put("security.policy.file", file.toString());
            }
            PolicyAuthorizer authorizer = new PolicyAuthorizer();
            authorizer.configure(configs);
            List<StandardAcl> acls = this == ACLS ? pack.acls() : List.of();
            authorizer.loadSnapshot(Implementation.withIds(acls));
            authorizer.completeInitialLoad();
            return new Running(authorizer, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before the first start. */
    static final Running NOT_RUNNING = new Running(new PolicyAuthorizer(), Path.of(""));

    /**
     * An authorizer with its file.
     *
     * @param authorizer to ask
     * @param file to delete afterwards
     */
    record Running(PolicyAuthorizer authorizer, Path file) implements Closeable {
        List<AuthorizationResult> decide(Request request) {
            return authorizer.authorize(request.context(), request.actions());
        }

        @Override
        public void close() {
            try {
                authorizer.close();
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
