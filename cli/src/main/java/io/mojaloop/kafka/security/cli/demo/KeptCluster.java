/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.Listener;
import io.mojaloop.kafka.security.kit.Progress;
import io.mojaloop.kafka.security.kit.SecuredCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a person needs to go on with a cluster that was left running.
 *
 * @param bootstrap of the SASL_SSL listener, which the client properties speak to
 * @param bootstrapMutualTls of the listener for client certificates
 * @param policyFile followed by the broker while it runs
 * @param auditTrail directory of the files that the broker writes
 * @param auditPublicKey to verify them with
 * @param clientProperties files by principal, readable by their owner only
 * @param tools a class path with Kafka's command-line tools
 * @param stop a script
 */
record KeptCluster(
        String runDirectory,
        String bootstrap,
        String bootstrapMutualTls,
        Map<String, String> clientProperties,
        String tools,
        String policyFile,
        String auditTrail,
        String auditPublicKey,
        String authorizerLog,
        String serverLog,
        String stop) {

    static KeptCluster of(SecuredCluster cluster, DemoDirectory directory) {
        Path clients = cluster.runDirectory().resolve("clients");
        Map<String, String> files = new LinkedHashMap<>();
        try {
            Files.createDirectories(clients);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + clients, e);
        }
        files.put("admin", write(cluster, clients, Cast.admin(), "admin"));
        Stream.concat(Cast.PEOPLE.stream(), Cast.SERVICES.stream())
                .forEach(name -> files.put(name, write(cluster, clients, Cast.credentials(name), name)));
        return new KeptCluster(
                directory.root().toString(),
                cluster.bootstrap(Listener.CLIENT),
                cluster.bootstrap(Listener.MTLS),
                files,
                cluster.distribution().tools(Progress.silent()).libs() + "/*",
                directory.policyFile().toString(),
                directory.trail().toString(),
                directory.keys().resolve(TrailKeys.PUBLIC_KEY).toString(),
                cluster.authorizerLog(1).toString(),
                cluster.serverLog(1).toString(),
                cluster.stopScript().toString());
    }

    private static String write(SecuredCluster cluster, Path directory, Credentials as, String name) {
        return cluster.writeClientProperties(as, directory.resolve(name + ".properties"))
                .toString();
    }
}
