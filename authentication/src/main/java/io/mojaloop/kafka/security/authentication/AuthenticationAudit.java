/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.Reporter;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;
import org.apache.kafka.common.security.auth.SslAuthenticationContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the audit trail of the authentication of one connection. Costs a request one look at a flag. Thread-safe. */
final class AuthenticationAudit {
    private static final Logger LOG = LoggerFactory.getLogger(AuditingPrincipalBuilder.class);

    private static final AtomicBoolean REPORTED = new AtomicBoolean();

    /** As Kafka's ScramLoginModule.TOKEN_AUTH_CONFIG. */
    private static final String TOKEN_AUTHENTICATED = "tokenauth";

    private final AtomicBoolean told = new AtomicBoolean();
    private final Reporter reporter;
    private final Supplier<AuditTrail> trail;

    AuthenticationAudit(Map<String, ?> configs, Supplier<AuditTrail> trail) {
        this.reporter = Reporter.ofKafka("authentication", configs);
        this.trail = trail;
    }

    /** Whether there is a trail. A broker hands its whole configuration to its principal builders. */
    static boolean isWanted(Map<String, ?> configs) {
        @Nullable Object directory = configs.get("security.audit.dir");
        return directory != null && !directory.toString().isBlank();
    }

    /** @throws SaslAuthenticationException if the trail cannot take it and is configured to fail closed */
    void tellOnce(AuthenticationContext context, KafkaPrincipal principal) {
        if (told.get() || !told.compareAndSet(false, true)) {
            return;
        }
        boolean taken = true;
        try {
            taken = trail.get().record(authentication(context, principal));
        } catch (RuntimeException | LinkageError failure) {
            if (REPORTED.compareAndSet(false, true)) {
                LOG.error(
                        "An authentication could not be told to the audit trail. Further cases are not logged. Please"
                                + " report this",
                        failure);
            }
        }
        if (!taken) {
            told.set(false);
            throw new SaslAuthenticationException("The connection is refused: the audit trail cannot take it");
        }
    }

    private Authentication authentication(AuthenticationContext context, KafkaPrincipal principal) {
        String mechanism = "";
        String reason = "";
        Optional<SSLSession> session = Optional.empty();
        if (context instanceof SaslAuthenticationContext sasl) {
            @Nullable SaslServer server = sasl.server();
            mechanism = server == null ? "" : text(server.getMechanismName());
            boolean byToken = mechanism.startsWith("SCRAM-")
                    && server != null
                    && "true".equals(server.getNegotiatedProperty(TOKEN_AUTHENTICATED));
            reason = byToken ? "delegation token" : "";
            session = sasl.sslSession();
        } else if (context instanceof SslAuthenticationContext ssl) {
            session = Optional.of(ssl.session());
        }
        return new Authentication(
                System.currentTimeMillis(),
                reporter,
                new Actor(
                        principal.getPrincipalType(),
                        principal.getName(),
                        context.clientAddress(),
                        -1,
                        -1,
                        text(context.listenerName()),
                        context.securityProtocol().name(),
                        mechanism,
                        "",
                        ""),
                Outcome.SUCCESS,
                reason,
                session.map(AuthenticationAudit::tls).orElse(""));
    }

    /** Protocol, cipher suite, and of a client's certificate what names it: subject and serial number. */
    private static String tls(SSLSession session) {
        String connection = text(session.getProtocol()) + " " + text(session.getCipherSuite());
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate certificate
                    ? connection + " serial=" + certificate.getSerialNumber().toString(16) + " subject="
                            + certificate.getSubjectX500Principal().getName()
                    : connection;
        } catch (SSLPeerUnverifiedException noCertificate) {
            return connection;
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
