/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.AuditTrails;
import io.mojaloop.kafka.security.policy.ConnectionOrigin;
import io.mojaloop.kafka.security.policy.ConnectionOrigins;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.apache.kafka.common.security.auth.KafkaPrincipalSerde;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the principals that Kafka's DefaultKafkaPrincipalBuilder builds, by the same mapping rules, and attaches to each
 * how its client reached the cluster: listener, security protocol, SASL mechanism. The origin travels with a request that
 * is forwarded to the controller and is read by {@link ConnectionOrigins#of}; Kafka and other plug-ins see a plain
 * principal. See docs/adr/0004.
 *
 * <p>Set {@code principal.builder.class} to the name of this class, on brokers and controllers in any order: one that has
 * not got it yet reads and writes the same principals without an origin.
 *
 * <p>With {@code security.audit.dir} the audit trail is told of each authentication when its connection makes its first
 * request, anonymous ones included, and again when the client authenticates anew (KIP-368). The trail is the one that the
 * authorizer of this process has opened. A client that authenticates and leaves without a request is not told: Kafka asks
 * for no principal then. A client that authenticates anew as somebody else has authenticated, and is told, before Kafka
 * refuses that and logs so.
 *
 * <p>Kafka makes an instance per connection and calls {@link #build} for every request. Thread-safe once configured.
 */
public final class AuditingPrincipalBuilder implements KafkaPrincipalBuilder, KafkaPrincipalSerde, Configurable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditingPrincipalBuilder.class);
    private static final AtomicBoolean REPORTED = new AtomicBoolean();

    private final OriginTypes types = new OriginTypes();
    private final Supplier<AuditTrail> trail;
    private volatile StockBuilders stock = StockBuilders.of(Map.of());
    private volatile @Nullable AuthenticationAudit audit;

    /** Called by Kafka, which calls {@link #configure} next. */
    public AuditingPrincipalBuilder() {
        this(AuditTrails::ofProcess);
    }

    /** @param trail asked for when there is something to tell */
    AuditingPrincipalBuilder(Supplier<AuditTrail> trail) {
        this.trail = trail;
    }

    /**
     * Reads {@code ssl.principal.mapping.rules} and {@code sasl.kerberos.principal.to.local.rules}.
     *
     * @throws ConfigException if one of them is not a text or a list of texts. Kafka parses the rules themselves when it
     *     starts a listener that uses them; here they are parsed when the first principal needs them.
     */
    @Override
    public void configure(Map<String, ?> configs) {
        stock = StockBuilders.of(configs);
        boolean audited = AuthenticationAudit.isWanted(configs);
        audit = audited ? new AuthenticationAudit(configs, trail) : null;
        if (audited) {
            ClaimedNameProvider.install();
        }
    }

    /**
     * Builds the principal of a connection.
     *
     * @throws org.apache.kafka.common.errors.AuthenticationException if the audit trail cannot take the authentication and
     *     is configured to fail closed; Kafka then closes the connection
     */
    @Override
    public KafkaPrincipal build(AuthenticationContext context) {
        KafkaPrincipal principal = withOrigin(context);
        AuthenticationAudit authentications = audit;
        if (authentications != null) {
            authentications.tellOnce(context, principal);
        }
        return principal;
    }

    private KafkaPrincipal withOrigin(AuthenticationContext context) {
        KafkaPrincipal principal = stock.forContext(context).build(context);
        try {
            @Nullable String mechanism = "";
            if (context instanceof SaslAuthenticationContext sasl) {
                @Nullable SaslServer server = sasl.server();
                mechanism = server == null ? null : server.getMechanismName();
            }
            @Nullable String listener = context.listenerName();
            if (listener == null || mechanism == null) {
                return principal;
            }
            return withType(
                    principal,
                    types.typeOf(
                            principal.getPrincipalType(),
                            listener,
                            context.securityProtocol().name(),
                            mechanism));
        } catch (RuntimeException | LinkageError e) {
            report(e);
            return principal;
        }
    }

    /**
     * Kafka's own bytes, with the origin in tagged fields that other builders skip.
     *
     * @throws RuntimeException if type or name have more than 32,767 bytes, as Kafka's own builder
     */
    @Override
    public byte[] serialize(KafkaPrincipal principal) {
        byte[] bytes = StockBuilders.withoutRules().serialize(principal);
        @Nullable ConnectionOrigin origin = ConnectionOrigins.of(principal.getPrincipalType());
        if (origin == null) {
            return bytes;
        }
        try {
            return OriginFields.add(bytes, origin);
        } catch (RuntimeException | LinkageError e) {
            report(e);
            return bytes;
        }
    }

    /**
     * Reads what this builder or Kafka's own wrote.
     *
     * @return a principal without an origin if the bytes hold none, or none that can be relied on
     * @throws SerializationException if Kafka's part cannot be read
     */
    @Override
    public KafkaPrincipal deserialize(byte[] bytes) {
        KafkaPrincipal principal;
        try {
            principal = StockBuilders.withoutRules().deserialize(bytes);
        } catch (SerializationException e) {
            throw e;
        } catch (RuntimeException e) { // a broken length ends in BufferUnderflowException and the like
            throw new SerializationException("The principal of a forwarded request is malformed: " + e.getMessage(), e);
        }
        try {
            Optional<ConnectionOrigin> origin = OriginFields.in(bytes);
            return origin.isEmpty()
                    ? principal
                    : withType(
                            principal,
                            types.typeOf(
                                    principal.getPrincipalType(),
                                    origin.get().listener(),
                                    origin.get().transport(),
                                    origin.get().mechanism()));
        } catch (RuntimeException | LinkageError e) {
            report(e);
            return principal;
        }
    }

    private static KafkaPrincipal withType(KafkaPrincipal principal, String type) {
        return new KafkaPrincipal(type, principal.getName(), principal.tokenAuthenticated());
    }

    /** Once only: this is on the path of every request. */
    private static void report(Throwable error) {
        if (REPORTED.compareAndSet(false, true)) {
            LOG.error(
                    "The origin of a connection was lost, so its requests count as of unknown origin. Further cases are"
                            + " not logged. Please report this",
                    error);
        }
    }
}
