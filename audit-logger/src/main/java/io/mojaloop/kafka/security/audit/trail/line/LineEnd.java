/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.line;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Finds what the trail added to a line, see {@link LineFormat}, reading from behind. Used again for the next line. Takes any
 * bytes: what is not exactly a line of a trail is none. Not thread-safe.
 */
public final class LineEnd {
    private static final int MOST_DIGITS = 18;

    private final MessageDigest sha = Digests.sha256();
    private final byte[] computed = new byte[Digests.BYTES];
    private final byte[] computedText = new byte[LineFormat.HASH];

    private byte[] bytes = {};
    private int from;
    private int hashedTo;
    private int signedTo;
    private int notesFrom;
    private int notesTo;
    private int id;
    private int boot;
    private int previous;
    private int mac;
    private int key;
    private int signature;
    private long sequence;

    /**
     * Reads a line.
     *
     * @param in from its first byte
     * @param end after its last byte, line break not included
     * @return whether it has the form of a line of a trail; only then the other methods mean something
     */
    public boolean parse(byte[] in, int begin, int end) {
        bytes = in;
        from = begin;
        if (end - begin > LineFormat.MOST_LINE_BYTES || end - begin < 2 || in[begin] != '{') {
            return false;
        }
        if (in[end - 1] != '}' || in[end - 2] != '}') {
            return false;
        }
        int at = end - 2;
        mac = value(at, LineFormat.MAC, LineFormat.MAC_NAME);
        if (mac >= 0) {
            at = mac - LineFormat.MAC_NAME.length;
        }
        int hash = value(at, LineFormat.HASH, LineFormat.HASH_NAME);
        if (hash < 0) {
            return false;
        }
        hashedTo = hash - LineFormat.HASH_NAME.length;
        notesTo = hashedTo;
        signedTo = -1;
        key = -1;
        signature = value(hashedTo, LineFormat.SIGNATURE, LineFormat.SIGNATURE_NAME);
        if (signature >= 0) {
            signedTo = signature - LineFormat.SIGNATURE_NAME.length;
            key = value(signedTo, LineFormat.KEY_ID, LineFormat.KEY_NAME);
            if (key < 0) {
                return false;
            }
            notesTo = key - LineFormat.KEY_NAME.length;
        }
        return withoutNotes() || withNotes();
    }

    /** Where the text of a member begins that ends before {@code end}; -1 if another member ends there. */
    private int value(int end, int length, byte[] name) {
        int begin = end - 1 - length;
        return begin - name.length > from && bytes[end - 1] == '"' && is(begin - name.length, name) ? begin : -1;
    }

    private boolean is(int at, byte[] name) {
        return Arrays.equals(bytes, at, at + name.length, name, 0, name.length);
    }

    /** Almost all lines: everything is where it must be, but for the length of the number. */
    private boolean withoutNotes() {
        previous = value(notesTo, LineFormat.HASH, LineFormat.PREVIOUS_NAME);
        if (previous < 0) {
            return false;
        }
        notesFrom = notesTo;
        int numberTo = previous - LineFormat.PREVIOUS_NAME.length;
        int numberFrom = numberTo;
        while (numberFrom > from && numberTo - numberFrom <= MOST_DIGITS && isDigit(bytes[numberFrom - 1])) {
            numberFrom--;
        }
        boot = numberFrom - LineFormat.SEQUENCE_NAME.length - LineFormat.BOOT;
        id = boot - LineFormat.BOOT_NAME.length - LineFormat.ID;
        return id - LineFormat.TRAIL.length > from
                && is(numberFrom - LineFormat.SEQUENCE_NAME.length, LineFormat.SEQUENCE_NAME)
                && is(boot - LineFormat.BOOT_NAME.length, LineFormat.BOOT_NAME)
                && is(id - LineFormat.TRAIL.length, LineFormat.TRAIL)
                && number(numberFrom, numberTo);
    }

    private boolean withNotes() {
        int last = Math.max(from, notesTo - LineFormat.MOST_TAIL_BYTES);
        for (int at = notesTo - LineFormat.TRAIL.length; at > last; at--) {
            if (bytes[at] == ',' && is(at, LineFormat.TRAIL)) {
                return withNotes(at);
            }
        }
        return false;
    }

    private boolean withNotes(int trail) {
        id = trail + LineFormat.TRAIL.length;
        boot = id + LineFormat.ID + LineFormat.BOOT_NAME.length;
        int numberFrom = boot + LineFormat.BOOT + LineFormat.SEQUENCE_NAME.length;
        int numberTo = numberFrom;
        while (numberTo < notesTo && numberTo - numberFrom <= MOST_DIGITS && isDigit(bytes[numberTo])) {
            numberTo++;
        }
        previous = numberTo + LineFormat.PREVIOUS_NAME.length;
        notesFrom = previous + LineFormat.HASH + 1;
        return notesFrom < notesTo
                && is(boot - LineFormat.BOOT_NAME.length, LineFormat.BOOT_NAME)
                && is(numberFrom - LineFormat.SEQUENCE_NAME.length, LineFormat.SEQUENCE_NAME)
                && is(numberTo, LineFormat.PREVIOUS_NAME)
                && bytes[notesFrom - 1] == '"'
                && bytes[notesFrom] == ','
                && number(numberFrom, numberTo);
    }

    private boolean number(int begin, int end) {
        int count = end - begin;
        if (count == 0 || count > MOST_DIGITS || (count > 1 && bytes[begin] == '0')) {
            return false;
        }
        long number = 0;
        for (int i = begin; i < end; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        sequence = number;
        return true;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether the hash fits what it is of. */
    public boolean hashFits() {
        Digests.hash(sha, bytes, from, hashedTo - from, computed);
        Base64Url.encode(computed, Digests.BYTES, computedText, 0);
        return is(hashAt(), computedText);
    }

    /** The hash that {@link #hashFits} computed, 32 bytes that change with the next line. */
    public byte[] computedHash() {
        return computed;
    }

    public long sequence() {
        return sequence;
    }

    /** Where the text of the hash begins in the array. */
    public int hashAt() {
        return hashedTo + LineFormat.HASH_NAME.length;
    }

    /** Where the text of the hash of the record before begins. */
    public int previousAt() {
        return previous;
    }

    public int idAt() {
        return id;
    }

    public int bootAt() {
        return boot;
    }

    /** Where the text of the MAC begins; -1 if there is none. */
    public int macAt() {
        return mac;
    }

    /** Whether there is anything but the members that every line has. */
    public boolean isPlain() {
        return notesFrom == notesTo && signature < 0;
    }

    public boolean isSigned() {
        return signature >= 0;
    }

    /** How many of the line's first bytes are signed. */
    public int signedLength() {
        return signedTo - from;
    }

    public String id() {
        return text(id, LineFormat.ID);
    }

    public String boot() {
        return text(boot, LineFormat.BOOT);
    }

    public String hash() {
        return text(hashAt(), LineFormat.HASH);
    }

    public String previous() {
        return text(previous, LineFormat.HASH);
    }

    public String notes() {
        return text(notesFrom, notesTo - notesFrom);
    }

    /** The id of the key that signed; empty if none did. */
    public String keyId() {
        return key < 0 ? "" : text(key, LineFormat.KEY_ID);
    }

    /** The signature; empty if it is not well-formed. */
    public byte[] signature() {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(text(signature, LineFormat.SIGNATURE));
            // The last digit has bits to spare.
            return Arrays.equals(Base64Url.encode(decoded), LineFormat.ascii(text(signature, LineFormat.SIGNATURE)))
                    ? decoded
                    : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private String text(int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
}
