/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and at most one private key (PKCS#8, not encrypted) as PEM, in any order (RFC 7468). */
final class PemFile {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private PemFile() {}

    /** A store in memory: the key with all certificates as its chain, or the certificates alone. */
    static KeyStore load(Path file) throws GeneralSecurityException, IOException {
        List<Certificate> certificates = new ArrayList<>();
        List<PrivateKey> keys = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(file));
        while (blocks.find()) {
            byte[] der = Base64.getMimeDecoder().decode(blocks.group(2));
            switch (blocks.group(1)) {
                case "CERTIFICATE" ->
                    certificates.add(
                            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
                case "PRIVATE KEY" -> keys.add(privateKey(der));
                default ->
                    throw new GeneralSecurityException("unexpected " + blocks.group(1)
                            + "; certificates and one PRIVATE KEY (PKCS#8, not encrypted) can be read");
            }
        }
        if (keys.size() > 1) {
            throw new GeneralSecurityException(keys.size() + " private keys; there must be one");
        }
        return store(certificates, keys);
    }

    private static KeyStore store(List<Certificate> certificates, List<PrivateKey> keys)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (!keys.isEmpty()) {
            store.setKeyEntry("key", keys.get(0), new char[0], certificates.toArray(Certificate[]::new));
            return store;
        }
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("certificate-" + i, certificates.get(i));
        }
        return store;
    }

    private static PrivateKey privateKey(byte[] der) throws GeneralSecurityException {
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException another) {
                continue;
            }
        }
        throw new InvalidKeySpecException("the private key is neither RSA nor EC nor EdDSA");
    }
}
