/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import io.mojaloop.kafka.security.audit.output.follow.OutputSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS with a receiver. Its certificate must be trusted and name the host that was connected to; there is no setting to
 * leave that out.
 *
 * @param trust whom to trust; absent: whom Java trusts
 * @param own certificate and key, for receivers that ask for one
 */
record TlsSettings(Optional<StoreFile> trust, Optional<StoreFile> own) {
    private static final List<String> KEYS = List.of(
            "tls.truststore.location",
            "tls.truststore.type",
            "tls.truststore.password.file",
            "tls.keystore.location",
            "tls.keystore.type",
            "tls.keystore.password.file");

    static Optional<TlsSettings> of(OutputSettings settings) {
        boolean enabled = settings.flag("tls", false);
        TlsSettings tls =
                new TlsSettings(StoreFile.of(settings, "tls.truststore"), StoreFile.of(settings, "tls.keystore"));
        if (enabled) {
            tls.check(settings);
            return Optional.of(tls);
        }
        for (String key : KEYS) {
            if (settings.text(key).isPresent()) {
                settings.problem(key, "has no effect; set " + settings.key("tls") + " to true, or remove it");
            }
        }
        return Optional.empty();
    }

    private void check(OutputSettings settings) {
        trust.ifPresent(store -> store.check(problem -> settings.problem("tls.truststore.location", problem), false));
        own.ifPresent(store -> store.check(problem -> settings.problem("tls.keystore.location", problem), true));
    }

    /** From the files as they are now. @throws IOException if they cannot be used */
    SSLContext context() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    own.isEmpty() ? null : keyManagers(own.get()).getKeyManagers(),
                    trust.isEmpty() ? null : trustManagers(trust.get()).getTrustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new SSLException("the TLS files cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyManagerFactory keyManagers(StoreFile file) throws GeneralSecurityException, IOException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(file.load(), file.keyPassword());
        return factory;
    }

    private static TrustManagerFactory trustManagers(StoreFile file) throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(file.load());
        return factory;
    }
}
