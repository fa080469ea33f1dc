/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.Credentials;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Nobody gets anywhere without encryption and a proof of who it is, whatever rights it has. */
record TransportSteps(Clients clients) {

    List<Step> steps() {
        return List.of(
                new Step(
                        "no-certificate",
                        "No credentials",
                        "a TLS client without a certificate connects to the mutual TLS listener",
                        Expectation.refusal(SslAuthenticationException.class),
                        () -> connect(clients.cluster().clientProperties(Credentials.tlsWithoutCredentials()))),
                new Step(
                        "wrong-password",
                        "A wrong password",
                        Cast.API_ADAPTER + " connects with a wrong SCRAM password",
                        Expectation.refusal(SaslAuthenticationException.class),
                        () -> connect(wrongPassword())),
                new Step(
                        "plaintext",
                        "No encryption, not even for a super user",
                        "somebody left a plaintext port open and put User:ANONYMOUS into super.users; a client writes to "
                                + Cast.ADMIN_TRANSFER + " through it",
                        Expectation.refusal(TopicAuthorizationException.class),
                        () -> clients.write(Credentials.plaintext(), Cast.ADMIN_TRANSFER, 1)));
    }

    private Properties wrongPassword() {
        Properties config = clients.cluster().clientProperties(Cast.API_ADAPTER);
        config.setProperty(
                "sasl.jaas.config",
                config.getProperty("sasl.jaas.config", "").replaceFirst("password=\"[^\"]*\"", "password=\"guessed\""));
        return config;
    }

    private String connect(Properties config) throws Exception {
        Duration timeout = clients.patience().limit();
        try (Closing<Admin> admin = Clients.admin(config, timeout)) {
            // The future has its own deadline; this one only guards against a client that has died.
            String id =
                    admin.client().describeCluster().clusterId().get(timeout.toMillis() + 2_000, TimeUnit.MILLISECONDS);
            return "connected to cluster " + id;
        }
    }
}
