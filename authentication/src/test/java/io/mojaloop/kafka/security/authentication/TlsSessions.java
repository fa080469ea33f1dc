/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The server's side of real TLS handshakes, with SSLEngine as in a broker. */
final class TlsSessions {
    private static final char[] PASSWORD = "of a key store in memory".toCharArray();
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MOST_STEPS = 1000;

    private record Identity(KeyPair keys, X509Certificate certificate) {}

    private TlsSessions() {}

    /** Of a client that showed a certificate of this name. */
    static SSLSession of(String distinguishedName) throws Exception {
        Identity client = identity(new X500Principal(distinguishedName));
        return handshake(client);
    }

    /** Of a client that showed none, which {@code ssl.client.auth=requested} allows. */
    static SSLSession withoutCertificate() throws Exception {
        return handshake(null);
    }

    private static SSLSession handshake(Identity client) throws Exception {
        Identity server = identity(new X500Principal("CN=broker"));
        Identity trusted = client == null ? server : client;
        SSLEngine serverSide = context(server, trusted.certificate).createSSLEngine();
        SSLEngine clientSide = context(client, server.certificate).createSSLEngine();
        serverSide.setUseClientMode(false);
        serverSide.setWantClientAuth(true);
        clientSide.setUseClientMode(true);
        ByteBuffer toServer = ByteBuffer.allocate(BUFFER_BYTES);
        ByteBuffer toClient = ByteBuffer.allocate(BUFFER_BYTES);
        clientSide.beginHandshake();
        serverSide.beginHandshake();
        for (int step = 0; step < MOST_STEPS; step++) {
            advance(clientSide, toClient, toServer);
            advance(serverSide, toServer, toClient);
            if (serverSide.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
                    && clientSide.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
                return serverSide.getSession();
            }
        }
        throw new IllegalStateException("The handshake does not end");
    }

    private static void advance(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> engine.getDelegatedTask().run();
            case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
            default -> {
                in.flip();
                engine.unwrap(in, ByteBuffer.allocate(BUFFER_BYTES));
                in.compact();
            }
        }
    }

    private static SSLContext context(Identity own, Certificate trusted) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        if (own != null) {
            keys.setKeyEntry("own", own.keys.getPrivate(), PASSWORD, new Certificate[] {own.certificate});
        }
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD);
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("trusted", trusted);
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }

    private static Identity identity(X500Principal name) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                name,
                keys.getPublic());
        return new Identity(
                keys,
                new JcaX509CertificateConverter()
                        .getCertificate(builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))));
    }
}
