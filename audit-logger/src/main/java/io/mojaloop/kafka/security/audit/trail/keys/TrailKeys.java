/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.keys;

import io.mojaloop.kafka.security.audit.trail.line.Signer;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directory that {@code kafka-security audit keygen} makes. */
public final class TrailKeys {
    /** PKCS#8, readable by the broker alone. */
    public static final String SIGNING_KEY = "signing-key.pem";
    /** What {@code audit verify --public-key} wants. */
    public static final String PUBLIC_KEY = "public-key.pem";
    /** Changes with each start of the broker. */
    public static final String CHAIN_KEY = "chain-key";
    /** To be taken off the host: whoever has it can make the keys of every line. */
    public static final String VERIFICATION_SEED = "verification-seed";

    private static final Pattern SEED =
            Pattern.compile("kafka-security verification seed 1\nseed: ([A-Za-z0-9+/]{43}=)\n");

    private TrailKeys() {}

    /**
     * Makes new keys, in a directory that is made if need be.
     *
     * @return the id of the signing key, see {@link #keyId}
     * @throws FileAlreadyExistsException if one of the files exists; nothing is changed then
     */
    public static String generate(Path directory) throws IOException {
        Files.createDirectories(directory, KeyFile.owner("rwx------"));
        for (String name : List.of(SIGNING_KEY, PUBLIC_KEY, CHAIN_KEY, VERIFICATION_SEED)) {
            if (Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(
                        directory.resolve(name).toString(),
                        null,
                        "keys are never overwritten: choose another directory");
            }
        }
        KeyPair pair = newPair();
        byte[] seed = new byte[Derivation.BYTES];
        new SecureRandom().nextBytes(seed);
        // The chain key last: without it the directory is not taken for one with keys.
        KeyFile.create(
                directory.resolve(SIGNING_KEY),
                Pem.text("PRIVATE KEY", pair.getPrivate().getEncoded()));
        KeyFile.create(
                directory.resolve(PUBLIC_KEY),
                Pem.text("PUBLIC KEY", pair.getPublic().getEncoded()));
        KeyFile.create(
                directory.resolve(VERIFICATION_SEED),
                "kafka-security verification seed 1\nseed: "
                        + Base64.getEncoder().encodeToString(seed) + "\n");
        KeyFile.create(directory.resolve(CHAIN_KEY), new ChainKey(Derivation.chain(seed), 0, seed).text());
        KeyFile.sync(directory);
        return keyId(pair.getPublic());
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    /** The id that lines name a key by: the first 16 hexadecimal digits of the SHA-256 of its X.509 encoding. */
    public static String keyId(PublicKey key) {
        return Derivation.id(key.getEncoded());
    }

    /** @throws IOException if the file cannot be read or holds no Ed25519 public key */
    public static PublicKey readPublicKey(Path pem) throws IOException {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Pem.read(pem, "PUBLIC KEY")));
        } catch (GeneralSecurityException e) {
            throw new IOException(pem + " holds no Ed25519 public key", e);
        }
    }

    /** @throws IOException if the file cannot be read or is no seed */
    public static VerificationSeed readSeed(Path file) throws IOException {
        Matcher m = SEED.matcher(KeyFile.read(file));
        if (!m.matches()) {
            throw new IOException(file + " is no verification seed");
        }
        return new VerificationSeed(Base64.getDecoder().decode(m.group(1)));
    }

    /** @throws IOException if the directory has no signing key, or not the public key that belongs to it */
    public static Signer signer(Path directory) throws IOException {
        return SigningKey.read(directory);
    }

    /**
     * Takes the keys of one boot: nobody gets them again.
     *
     * @throws IOException if the directory has no chain key, or it cannot be replaced by the next
     */
    public static EpochKeys takeEpoch(Path directory) throws IOException {
        return ChainKey.take(directory);
    }

    /** Whether a signature is right. */
    public static boolean verifies(PublicKey key, byte[] bytes, int from, int count, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(bytes, from, count);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
