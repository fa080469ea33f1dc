/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;

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

    private TrailKeys() {}

    /**
     * Makes new keys, in a directory that is made if need be.
     *
     * @return the id of the signing key, see {@link #keyId}
     * @throws java.nio.file.FileAlreadyExistsException if one of the files exists; nothing is changed then
     */
    public static String generate(Path directory) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The id that lines name a key by: the first 16 hexadecimal digits of the SHA-256 of its X.509 encoding. */
    public static String keyId(PublicKey key) {
        throw new UnsupportedOperationException();
    }

    /** @throws IOException if the file cannot be read or holds no Ed25519 public key */
    public static PublicKey readPublicKey(Path pem) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** @throws IOException if the file cannot be read or is no seed */
    public static VerificationSeed readSeed(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }
}
