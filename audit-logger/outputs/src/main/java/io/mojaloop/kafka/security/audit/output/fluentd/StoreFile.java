/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import io.mojaloop.kafka.security.audit.output.follow.OutputSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Certificates, perhaps with a key.
 *
 * @param type {@code PEM}, {@code PKCS12} or {@code JKS}
 * @param password file with the password; PEM files have none
 */
record StoreFile(Path location, String type, Optional<Path> password) {
    private static final String PEM = "PEM";

    /** @param prefix of the settings {@code location}, {@code type} and {@code password.file} */
    static Optional<StoreFile> of(OutputSettings settings, String prefix) {
        Optional<Path> location = settings.file(prefix + ".location");
        String type = settings.oneOf(prefix + ".type", PEM, List.of(PEM, "PKCS12", "JKS"));
        Optional<Path> password = settings.file(prefix + ".password.file");
        password.ifPresent(
                file -> SecretFile.check(file, problem -> settings.problem(prefix + ".password.file", problem)));
        if (password.isPresent() && type.equals(PEM)) {
            settings.problem(
                    prefix + ".password.file",
                    "PEM files are read without a password; set " + settings.key(prefix + ".type")
                            + " to PKCS12, or remove it");
        }
        return location.map(file -> new StoreFile(file, type, password));
    }

    /** Says why it cannot be used. */
    void check(Consumer<String> problem, boolean withKey) {
        if (!Files.isReadable(location) || password.isPresent() && !Files.isReadable(password.get())) {
            return;
        }
        try {
            KeyStore store = load();
            if (store.size() == 0) {
                problem.accept("'" + location + "' holds no certificate");
            } else if (withKey && !holdsKey(store)) {
                problem.accept("'" + location + "' holds no private key; put it there with its certificates");
            }
        } catch (GeneralSecurityException | IOException e) {
            problem.accept("'" + location + "' cannot be read as " + type + ": " + e.getMessage());
        }
    }

    private static boolean holdsKey(KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return true;
            }
        }
        return false;
    }

    KeyStore load() throws GeneralSecurityException, IOException {
        if (type.equals(PEM)) {
            return PemFile.load(location);
        }
        KeyStore store = KeyStore.getInstance(type);
        try (InputStream in = Files.newInputStream(location)) {
            store.load(in, password.isEmpty() ? null : keyPassword());
        }
        return store;
    }

    /** Of the keys in the store, and of the store itself. */
    char[] keyPassword() throws IOException {
        return password.isEmpty()
                ? new char[0]
                : SecretFile.read(password.get()).toCharArray();
    }
}
