/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.authorizer.PolicyAuthorizer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Whether decisions are told to a trail. */
public enum AuditVariant {
    /** No directory for a trail. */
    WITHOUT("without a trail"),
    /** Chained, signed, with the defaults of everything. */
    WITH("with a trail");

    private final String title;

    AuditVariant(String title) {
        this.title = title;
    }

    String title() {
        return title;
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
            Path directory = Files.createTempDirectory("audit-benchmark");
            Path policy = directory.resolve("policy.yaml");
            Files.writeString(policy, pack.text());
            configs.put("security.policy.file", policy.toString());
            if (this == WITH) {
                TrailKeys.generate(directory.resolve("keys"));
                configs.put("security.audit.dir", directory.resolve("trail").toString());
                configs.put("security.audit.keys.dir", directory.resolve("keys").toString());
            }
            PolicyAuthorizer authorizer = new PolicyAuthorizer();
            authorizer.configure(configs);
            authorizer.loadSnapshot(Map.of());
            authorizer.completeInitialLoad();
            return new Running(authorizer, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before the first start. */
    static final Running NOT_RUNNING = new Running(new PolicyAuthorizer(), Path.of(""));

    /**
     * An authorizer with its files.
     *
     * @param authorizer to ask
     * @param directory to delete afterwards
     */
    record Running(PolicyAuthorizer authorizer, Path directory) implements Closeable {
        List<AuthorizationResult> decide(Request request) {
            return authorizer.authorize(request.context(), request.actions());
        }

        @Override
        public void close() {
            try {
                authorizer.close();
                TemporaryTrail.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
