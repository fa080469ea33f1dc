/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates and keys as PEM files. */
final class PemAuthority {
    private final Path directory;
    private final KeyPair keys = keyPair();
    private final X500Name name = new X500Name("CN=test authority");
    private int serial = 1;

    /** A key and its certificate: apart, and together in one file. */
    record Identity(Path key, Path certificate, Path both, PrivateKey privateKey, X509Certificate x509) {}

    PemAuthority(Path directory) throws Exception {
        this.directory = directory;
        write("ca.pem", "CERTIFICATE", issue(name, keys, true, "authority").getEncoded());
    }

    Path certificate() {
        return directory.resolve("ca.pem");
    }

    /** @param host that the certificate is for, an address or a name */
    Identity identity(String file, String host) throws Exception {
        KeyPair own = keyPair();
        X509Certificate x509 = issue(new X500Name("CN=" + file), own, false, host);
        Path key = write(file + ".key", "PRIVATE KEY", own.getPrivate().getEncoded());
        Path certificate = write(file + ".pem", "CERTIFICATE", x509.getEncoded());
        Path both = directory.resolve(file + "-both.pem");
        Files.writeString(both, "a comment\n" + Files.readString(certificate) + Files.readString(key));
        return new Identity(key, certificate, both, own.getPrivate(), x509);
    }

    private X509Certificate issue(X500Name subject, KeyPair subjectKeys, boolean authority, String host)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(serial++),
                Date.from(Instant.now().minus(Duration.ofHours(1))),
                Date.from(Instant.now().plus(Duration.ofDays(1))),
                subject,
                subjectKeys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            int kind = host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName;
            builder.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(kind, host)));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private Path write(String file, String label, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                directory.resolve(file),
                "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
