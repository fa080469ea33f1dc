/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;

/** The cluster's PKCS12 files: {@code ca.p12} to trust, {@code broker.p12}, and one per client certificate on demand. */
final class Certificates {
    private final Path directory;
    private final String password;
    private final CertificateAuthority authority = new CertificateAuthority();

    Certificates(Path directory, String password) {
        this.directory = directory;
        this.password = password;
        try {
            KeyStore trust = empty();
            trust.setCertificateEntry("ca", authority.certificate());
            write(trust, trustStore());
            write(store("broker"), directory.resolve("broker.p12"));
            PrivateFile.write(directory.resolve("ca.pem"), pem().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot write PKCS12", e);
        }
    }

    String password() {
        return password;
    }

    Path trustStore() {
        return directory.resolve("ca.p12");
    }

    Path authorityPem() {
        return directory.resolve("ca.pem");
    }

    /** The key store of a client, made on first use. */
    synchronized Path client(String commonName) {
        String safe = commonName.matches("[A-Za-z0-9._-]+")
                ? commonName
                : HexFormat.of().formatHex(commonName.getBytes(StandardCharsets.UTF_8));
        Path file = directory.resolve("client-" + safe + ".p12");
        if (!Files.exists(file)) {
            try {
                write(store(commonName), file);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("No key store for " + commonName, e);
            }
        }
        return file;
    }

    private KeyStore store(String commonName) throws GeneralSecurityException {
        CertificateAuthority.Identity identity = authority.issue(commonName);
        KeyStore store = empty();
        store.setKeyEntry("key", identity.key(), password.toCharArray(), new Certificate[] {
            identity.certificate(), identity.issuer()
        });
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private void write(KeyStore store, Path file) throws GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            store.store(bytes, password.toCharArray());
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        PrivateFile.write(file, bytes.toByteArray());
    }

    private String pem() throws GeneralSecurityException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(authority.certificate().getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }
}
