/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.Listener;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Nobody gets as far as the authorizer without encryption and a proof of who it is. */
record TransportSteps(Clients clients) {
    /** A client that is not answered tries again and again; a few seconds of that are enough. */
    private static final Duration UNANSWERED = Duration.ofSeconds(3);

    List<Step> steps() {
        return List.of(
                new Step(
                        "no-certificate",
                        "No credentials",
                        "a TLS client without a certificate connects to the mutual TLS listener",
                        Expectation.refusal(SslAuthenticationException.class),
                        () -> connect(
                                clients.cluster().clientProperties(Credentials.tlsWithoutCredentials()),
                                clients.patience().limit())),
                new Step(
                        "wrong-password",
                        "A wrong password",
                        Cast.API_ADAPTER + " connects with a wrong SCRAM password",
                        Expectation.refusal(SaslAuthenticationException.class),
                        () -> connect(wrongPassword(), clients.patience().limit())),
                new Step(
                        "plaintext",
                        "No encryption",
                        "a plaintext client connects to the same port (there is no plaintext port)",
                        Expectation.refusal(TimeoutException.class),
                        this::connectInPlaintext));
    }

    private Properties wrongPassword() {
        Properties config = clients.cluster().clientProperties(Cast.API_ADAPTER);
        config.setProperty(
                "sasl.jaas.config",
                config.getProperty("sasl.jaas.config", "").replaceFirst("password=\"[^\"]*\"", "password=\"guessed\""));
        return config;
    }

    private Properties plaintext() {
        Properties config = new Properties();
        config.setProperty("bootstrap.servers", clients.cluster().bootstrap(Listener.CLIENT));
        config.setProperty("security.protocol", "PLAINTEXT");
        return config;
    }

    private static String connect(Properties config, Duration timeout) throws Exception {
        try (Closing<Admin> admin = Clients.admin(config, timeout)) {
            // The future has its own deadline; this one only guards against a client that has died.
            String id =
                    admin.client().describeCluster().clusterId().get(timeout.toMillis() + 2_000, TimeUnit.MILLISECONDS);
            return "connected to cluster " + id;
        }
    }

    /** A timeout alone would prove little: that the port is there and refuses is seen by asking it byte by byte. */
    private String connectInPlaintext() throws Exception {
        try {
            return connect(plaintext(), UNANSWERED);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TimeoutException unanswered)) {
                throw e;
            }
            PlaintextProbe.Answer answer = new PlaintextProbe(address(), UNANSWERED).ask();
            if (answer == PlaintextProbe.Answer.KAFKA) {
                throw new Unmet(answer.toString());
            }
            throw new TimeoutException("the client gets no answer; " + answer, unanswered);
        }
    }

    private InetSocketAddress address() {
        String[] parts = clients.cluster().bootstrap(Listener.CLIENT, 1).split(":", 2);
        return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
    }
}
