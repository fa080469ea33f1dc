/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.util.Optional;

/**
 * What of people a trail keeps, {@code security.audit.redact.*}.
 *
 * @param principals names of users
 * @param clientIds as clients call themselves
 * @param addresses of clients
 * @param key of pseudonyms; needed if anything is a pseudonym
 */
public record Redaction(Mode principals, Mode clientIds, Mode addresses, Optional<RedactionKey> key) {
    /** Everything as it is. */
    public static final Redaction NONE = new Redaction(Mode.NONE, Mode.NONE, Mode.NONE, Optional.empty());

    /** What becomes of a value. */
    public enum Mode {
        /** It stays. */
        NONE,
        /** Little of it is left: {@code a***}, {@code 10.1.2.0/24}. Different values may look the same. */
        MASK,
        /** A keyed hash stands for it, {@code p:} with 16 characters: the same for the same value, as long as the key is. */
        PSEUDONYM
    }

    /** @throws IllegalArgumentException if pseudonyms are asked for without a key */
    public Redaction {
        boolean pseudonyms = principals == Mode.PSEUDONYM || clientIds == Mode.PSEUDONYM || addresses == Mode.PSEUDONYM;
        if (pseudonyms && key.isEmpty()) {
            throw new IllegalArgumentException(
                    "pseudonyms need a key: set security.audit.redact.key.file to a file with at least 32 random bytes");
        }
    }

    /** Whether anything is changed at all. */
    public boolean isNone() {
        return principals == Mode.NONE && clientIds == Mode.NONE && addresses == Mode.NONE;
    }
}
