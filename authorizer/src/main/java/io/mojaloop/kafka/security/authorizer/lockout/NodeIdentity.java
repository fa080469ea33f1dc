/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.lockout;

import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.ssl.SslPrincipalMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As whom this node is known to other nodes, from its own credentials. Only what is certain: an unknown principal builder,
 * Kerberos, OAuth, and a keystore with several keys give nothing.
 */
final class NodeIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(NodeIdentity.class);
    private static final String OUR_BUILDER = "io.mojaloop.kafka.security.authentication.AuditingPrincipalBuilder";
    private static final String STOCK_BUILDER =
            "org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder";

    private final ServerProperties properties;

    NodeIdentity(ServerProperties properties) {
        this.properties = properties;
    }

    /**
     * As whom this node is known on a listener.
     *
     * @param controller whether nodes use it to talk to controllers rather than brokers
     * @param own whether this node has it itself; of another node's listener it is not known what it asks of clients
     */
    Optional<Principal> on(String listener, Transport transport, boolean controller, boolean own) {
        String builder = properties.text(listener, "principal.builder.class").replaceFirst("^class ", "");
        if (!builder.isEmpty() && !builder.equals(OUR_BUILDER) && !builder.equals(STOCK_BUILDER)) {
            return Optional.empty();
        }
        return switch (transport) {
            case PLAINTEXT -> Optional.of(Principal.ANONYMOUS);
            case SSL ->
                own && !asksForCertificates(listener) ? Optional.of(Principal.ANONYMOUS) : ofCertificate(listener);
            case SASL_PLAINTEXT, SASL_SSL -> ofSasl(listener, controller);
        };
    }

    private boolean asksForCertificates(String listener) {
        String clientAuth = properties.text(listener, "ssl.client.auth");
        return clientAuth.equals("required") || clientAuth.equals("requested");
    }

    /** By Kafka's own reading of JAAS configurations, from the listener's key or the file of the JVM. */
    private Optional<Principal> ofSasl(String listener, boolean controller) {
        String mechanism = properties.text(
                controller ? "sasl.mechanism.controller.protocol" : "sasl.mechanism.inter.broker.protocol");
        if (!mechanism.equals("PLAIN") && !mechanism.startsWith("SCRAM-")) {
            return Optional.empty();
        }
        String key = mechanism.toLowerCase(Locale.ROOT) + ".sasl.jaas.config";
        String jaas = properties.text("listener.name." + listener.toLowerCase(Locale.ROOT) + "." + key);
        try {
            Map<String, ?> configs = jaas.isEmpty() ? Map.of() : Map.of(key, new Password(jaas));
            return JaasContext.loadServerContext(new ListenerName(listener), mechanism, configs)
                    .configurationEntries()
                    .stream()
                    .map(entry -> entry.getOptions().get("username"))
                    .filter(name -> name instanceof String text && !text.isEmpty())
                    .map(name -> new Principal("User", name.toString()))
                    .findFirst();
        } catch (RuntimeException unreadable) {
            // Not its message: it may quote the configuration, and a password is part of that.
            LOG.debug("The JAAS configuration of listener {} could not be read: {}", listener, unreadable.getClass());
            return Optional.empty();
        }
    }

    private Optional<Principal> ofCertificate(String listener) {
        try {
            Optional<X509Certificate> certificate = certificate(listener);
            if (certificate.isEmpty()) {
                return Optional.empty();
            }
            String rules = properties.text(listener, "ssl.principal.mapping.rules");
            String subject = certificate.get().getSubjectX500Principal().getName();
            return Optional.of(new Principal(
                    "User",
                    SslPrincipalMapper.fromRules(rules.isEmpty() ? "DEFAULT" : rules)
                            .getName(subject)));
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            LOG.debug("The certificate of listener {} could not be read: {}", listener, unreadable.getClass());
            return Optional.empty();
        }
    }

    private Optional<X509Certificate> certificate(String listener) throws IOException, GeneralSecurityException {
        String chain = properties.text(listener, "ssl.keystore.certificate.chain");
        String location = properties.text(listener, "ssl.keystore.location");
        String type = properties.text(listener, "ssl.keystore.type");
        if (!chain.isEmpty()) {
            return fromPem(chain.getBytes(StandardCharsets.UTF_8));
        }
        if (location.isEmpty()) {
            return Optional.empty();
        }
        if (type.equalsIgnoreCase("PEM")) {
            return fromPem(Files.readAllBytes(Path.of(location)));
        }
        String password = properties.text(listener, "ssl.keystore.password");
        KeyStore store = KeyStore.getInstance(type.isEmpty() ? "JKS" : type);
        try (InputStream in = Files.newInputStream(Path.of(location))) {
            store.load(in, password.isEmpty() ? null : password.toCharArray());
        }
        X509Certificate only = null;
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate own) {
                if (only != null) {
                    return Optional.empty(); // which of them is used depends on the other side
                }
                only = own;
            }
        }
        return Optional.ofNullable(only);
    }

    private static Optional<X509Certificate> fromPem(byte[] pem) throws GeneralSecurityException {
        String text = new String(pem, StandardCharsets.UTF_8);
        int begin = text.indexOf("-----BEGIN CERTIFICATE-----");
        if (begin < 0) {
            return Optional.empty();
        }
        Certificate first = CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(text.substring(begin).getBytes(StandardCharsets.UTF_8)));
        return Optional.of((X509Certificate) first);
    }
}
