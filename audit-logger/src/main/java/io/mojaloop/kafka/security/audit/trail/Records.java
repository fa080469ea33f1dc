/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import io.mojaloop.kafka.security.audit.encode.Boot;
import io.mojaloop.kafka.security.audit.encode.EventEncoder;
import io.mojaloop.kafka.security.audit.encode.LineBuffer;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import io.mojaloop.kafka.security.audit.trail.keys.EpochKeys;
import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.audit.trail.line.LineChain;
import io.mojaloop.kafka.security.audit.trail.line.Notes;
import io.mojaloop.kafka.security.audit.trail.line.RecordMac;
import io.mojaloop.kafka.security.audit.trail.line.Signer;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes lines of events. A line that was made belongs to the chain: it has to be written. Not thread-safe. */
final class Records {
    /** What {@link TrailEvent.Started} says of this program. */
    static final String SOFTWARE = "kafka-security "
            + Optional.ofNullable(Records.class.getPackage().getImplementationVersion())
                    .orElse("development");

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long LINE_BREAKS = 0x0A0A_0A0A_0A0A_0A0AL;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private final EventEncoder encoder;
    private final Boot boot = Boot.random();
    private final String trail;
    private final LineChain chain;
    private final @Nullable Signer signer;
    private final @Nullable EpochKeys keys;
    private final LineBuffer line = new LineBuffer();
    private @Nullable RecordMac mac;

    private Records(EventEncoder encoder, Recovered recovered, @Nullable Signer signer, @Nullable EpochKeys keys) {
        this.encoder = encoder;
        this.trail = recovered.trail();
        this.chain = new LineChain(trail, boot.toString(), recovered.next(), recovered.previous());
        this.signer = signer;
        this.keys = keys;
    }

    /** @throws IOException if there shall be keys and they cannot be used */
    static Records open(TrailSettings settings, EventEncoder encoder, Recovered recovered) throws IOException {
        if (settings.keys().isEmpty()) {
            return new Records(encoder, recovered, null, null);
        }
        Path directory = settings.keys().get();
        Signer signer = TrailKeys.signer(directory);
        return new Records(encoder, recovered, signer, TrailKeys.takeEpoch(directory));
    }

    Boot boot() {
        return boot;
    }

    String trail() {
        return trail;
    }

    /** Sequence of the next record. */
    long next() {
        return chain.next();
    }

    /** Empty without keys. */
    String keyId() {
        return signer == null ? "" : signer.keyId();
    }

    /** The last line that was made, line break included; it changes with the next. */
    LineBuffer line() {
        return line;
    }

    /**
     * Makes the next line.
     *
     * @param signed whether it is a checkpoint
     * @return its sequence
     * @throws IllegalArgumentException if the encoder does not keep its promises; there is no line then
     */
    long chain(SecurityEvent event, String notes, boolean signed) {
        encode(event);
        long sequence = chain.next();
        chain.end(line, notes, mac, signed ? signer : null);
        return sequence;
    }

    /** Makes the first line of a file, with keys of its own. */
    byte[] header(TrailEvent.FileOpened event) {
        encode(event);
        Optional<Notes.Opened.Keys> with = Optional.empty();
        if (keys != null) {
            erase(mac);
            mac = keys.nextFile();
            with = Optional.of(new Notes.Opened.Keys(keyId(), keys.chain(), keys.epoch(), keys.ordinal()));
        }
        chain.end(line, new Notes.Opened(event.file(), event.previousFile(), with).text(), mac, null);
        return Arrays.copyOf(line.bytes(), line.length());
    }

    private void encode(SecurityEvent event) {
        line.clear();
        encoder.encode(event, boot, chain.next(), line);
        if (line.length() == 0 || line.length() > EventEncoder.MOST_BYTES || hasLineBreak(line)) {
            throw new IllegalArgumentException(
                    "the encoding of " + event.getClass().getSimpleName() + " is empty, longer than "
                            + EventEncoder.MOST_BYTES + " bytes or has a line break");
        }
    }

    /**
     * Eight bytes at a time: <a href="https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord">how</a>. There is none,
     * so it does not stop at one: without a branch the loop takes a sixth of the time. Four at a time again, for the
     * processor can look at them side by side.
     */
    static boolean hasLineBreak(LineBuffer line) {
        byte[] bytes = line.bytes();
        int end = line.length();
        long found = 0;
        int at = 0;
        for (; at <= end - 4 * Long.BYTES; at += 4 * Long.BYTES) {
            found |= lineBreaks(bytes, at)
                    | lineBreaks(bytes, at + Long.BYTES)
                    | lineBreaks(bytes, at + 2 * Long.BYTES)
                    | lineBreaks(bytes, at + 3 * Long.BYTES);
        }
        if ((found & HIGH_BITS) != 0) {
            return true;
        }
        for (; at < end; at++) {
            if (bytes[at] == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Has high bits if there is one among eight bytes. */
    private static long lineBreaks(byte[] bytes, int at) {
        long zeros = (long) LONGS.get(bytes, at) ^ LINE_BREAKS;
        return (zeros - ONES) & ~zeros;
    }

    /** What a verifier must know of an event of somebody else. */
    static String notesOf(SecurityEvent event) {
        if (!(event instanceof TrailEvent own)
                || own instanceof TrailEvent.Resumed
                || own instanceof TrailEvent.Forwarding) {
            return "";
        }
        if (own instanceof TrailEvent.Lost lost) {
            long events = 0;
            for (long count : lost.lost().values()) {
                events += count;
            }
            return new Notes.Lost(events).text();
        }
        throw new IllegalArgumentException(event.getClass().getSimpleName() + " is for the trail itself to tell");
    }

    static String hexadecimal(String base64) {
        return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(base64));
    }

    /** Forgets the keys. */
    void erase() {
        erase(mac);
        if (keys != null) {
            keys.erase();
        }
    }

    private static void erase(@Nullable RecordMac mac) {
        if (mac != null) {
            mac.erase();
        }
    }
}
