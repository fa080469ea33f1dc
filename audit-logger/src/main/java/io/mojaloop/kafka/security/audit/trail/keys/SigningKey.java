/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.keys;

import io.mojaloop.kafka.security.audit.trail.line.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** Ed25519 (RFC 8032). Not thread-safe. */
final class SigningKey implements Signer {
    private final PrivateKey key;
    private final String keyId;

    private SigningKey(PrivateKey key, String keyId) {
        this.key = key;
        this.keyId = keyId;
    }

    /** @throws IOException if there is no such key, or it is not the one that the public key beside it belongs to */
    static SigningKey read(Path directory) throws IOException {
        Path file = directory.resolve(TrailKeys.SIGNING_KEY);
        PublicKey publicKey = TrailKeys.readPublicKey(directory.resolve(TrailKeys.PUBLIC_KEY));
        SigningKey signing;
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Pem.content(KeyFile.readSecret(file), file, "PRIVATE KEY")));
            signing = new SigningKey(key, TrailKeys.keyId(publicKey));
        } catch (GeneralSecurityException e) {
            // Its message may quote the key.
            throw new IOException(file + " holds no Ed25519 private key in PKCS#8");
        }
        byte[] trial = "trial".getBytes(StandardCharsets.US_ASCII);
        if (!TrailKeys.verifies(publicKey, trial, 0, trial.length, signing.sign(trial, trial.length))) {
            throw new IOException(directory.resolve(TrailKeys.PUBLIC_KEY) + " is not the public key of " + file);
        }
        return signing;
    }

    @Override
    public String keyId() {
        return keyId;
    }

    @Override
    public byte[] sign(byte[] bytes, int count) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(bytes, 0, count);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with key " + keyId, e);
        }
    }

    @Override
    public String toString() {
        return "signing key " + keyId;
    }
}
