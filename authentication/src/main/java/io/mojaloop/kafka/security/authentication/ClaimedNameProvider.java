/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Stands before Kafka's own SASL providers (KIP-43) and gives a broker their servers of {@code PLAIN} and {@code SCRAM},
 * each inside a {@link ClaimedNameServer}: whatever provider would have been asked is asked, with the same arguments, and
 * decides everything.
 *
 * <p>Not {@code GSSAPI}: a client without a ticket claims no name that the server could read. Not {@code OAUTHBEARER}: the
 * only name in a refused message is inside the token, a secret that had to be taken apart to find it.
 */
final class ClaimedNameProvider extends Provider {
    static final String NAME = "MojaloopKafkaSecurityClaimedNames";

    private static final String TYPE = "SaslServerFactory";
    private static final List<String> MECHANISMS = List.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");
    private static final long serialVersionUID = 1L;

    private ClaimedNameProvider() {
        super(NAME, "1.0", "Remembers the names that clients claim when their authentication fails");
        for (String mechanism : MECHANISMS) {
            putService(new FactoryService(this, mechanism));
        }
    }

    /**
     * Installs the provider in this JVM, if it is not yet there: right before the first that has one of the mechanisms, so
     * that those which administrators put to the front stay there. Kafka adds its providers at the end.
     */
    static synchronized void install() {
        if (Security.getProvider(NAME) != null) {
            return;
        }
        Provider[] all = Security.getProviders();
        for (int i = 0; i < all.length; i++) {
            Provider provider = all[i];
            if (MECHANISMS.stream().anyMatch(mechanism -> provider.getService(TYPE, mechanism) != null)) {
                Security.insertProviderAt(new ClaimedNameProvider(), i + 1); // positions begin with 1
                return;
            }
        }
        Security.addProvider(new ClaimedNameProvider());
    }

    /** Takes the provider away; connections that are being authenticated are not disturbed. */
    static synchronized void uninstall() {
        Security.removeProvider(NAME);
    }

    private static final class FactoryService extends Provider.Service {
        FactoryService(Provider provider, String mechanism) {
            super(provider, TYPE, mechanism, Factory.class.getName(), null, null);
        }

        @Override
        public Object newInstance(@Nullable Object parameter) {
            return new Factory();
        }
    }

    /** Asks the other providers as {@link javax.security.sasl.Sasl#createSaslServer} would have. */
    private static final class Factory implements SaslServerFactory {
        @Override
        public @Nullable SaslServer createSaslServer(
                String mechanism,
                String protocol,
                @Nullable String serverName,
                @Nullable Map<String, ?> properties,
                @Nullable CallbackHandler handler)
                throws SaslException {
            Provider @Nullable [] providers = Security.getProviders(TYPE + "." + mechanism);
            if (providers == null || !"kafka".equals(protocol)) {
                return null; // then the others are asked without us
            }
            for (Provider provider : providers) {
                Provider.@Nullable Service service =
                        NAME.equals(provider.getName()) ? null : provider.getService(TYPE, mechanism);
                if (service == null) {
                    continue;
                }
                SaslServerFactory factory;
                try {
                    factory = (SaslServerFactory) service.newInstance(null);
                } catch (NoSuchAlgorithmException broken) {
                    return null; // Sasl asks it next, and says so
                }
                @Nullable
                SaslServer server = factory.createSaslServer(mechanism, protocol, serverName, properties, handler);
                if (server != null) {
                    return new ClaimedNameServer(server, FirstMessage.of(mechanism));
                }
            }
            return null;
        }

        @Override
        public String[] getMechanismNames(@Nullable Map<String, ?> properties) {
            return new String[0]; // whoever asks what there is learns it from the others
        }
    }
}
