/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessageBufferPacker;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessagePack;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * HELO, PING, PONG: both ends prove that they have the shared key, neither says it.
 *
 * @param hostname by which this end is known; must differ from the receiver's
 * @param sharedKey secret
 * @param username empty if none
 * @param password secret; empty if none
 */
record Handshake(String hostname, String sharedKey, String username, String password) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The answer to HELO. */
    record Ping(byte[] message, String salt) {}

    Ping answer(ServerMessages.Helo helo) throws IOException {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String salt = HexFormat.of().formatHex(random);
        boolean wantsPassword = helo.auth().length > 0;
        if (wantsPassword && username.isEmpty()) {
            throw new ProtocolException("the receiver wants a user name; set username and password.file");
        }
        try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            out.packArrayHeader(6);
            out.packString("PING");
            out.packString(hostname);
            out.packString(salt);
            out.packString(keyDigest(salt, hostname, helo.nonce()));
            out.packString(wantsPassword ? username : "");
            out.packString(wantsPassword ? digest(helo.auth(), utf8(username), utf8(password)) : "");
            return new Ping(out.toByteArray(), salt);
        }
    }

    /** @throws ProtocolException if the receiver refuses, or does not have the key itself */
    void check(ServerMessages.Pong pong, ServerMessages.Helo helo, Ping ping) throws ProtocolException {
        if (!pong.accepted()) {
            throw new ProtocolException("the receiver refuses: " + pong.reason());
        }
        if (pong.hostname().equals(hostname)) {
            throw new ProtocolException("the receiver has the name of this sender: it may be this sender's own echo");
        }
        String expected = keyDigest(ping.salt(), pong.hostname(), helo.nonce());
        if (!MessageDigest.isEqual(utf8(expected), utf8(pong.digest()))) {
            throw new ProtocolException("the receiver does not have the shared key");
        }
    }

    private String keyDigest(String salt, String name, byte[] nonce) {
        return digest(utf8(salt), utf8(name), nonce, utf8(sharedKey));
    }

    private static String digest(byte[]... parts) {
        try {
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            for (byte[] part : parts) {
                sha512.update(part);
            }
            return HexFormat.of().formatHex(sha512.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "handshake of " + hostname;
    }
}
