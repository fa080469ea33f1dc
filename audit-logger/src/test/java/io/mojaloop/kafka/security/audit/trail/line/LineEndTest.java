/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.audit.encode.LineBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class LineEndTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "895ef8a5-27cb-43de-abd1-84380ac15609";
    private static final Signer SIGNER = new Signer() {
        @Override
        public String keyId() {
            return "0123456789abcdef";
        }

        @Override
        public byte[] sign(byte[] bytes, int count) {
            byte[] signature = new byte[64];
            new Random(Arrays.hashCode(Arrays.copyOf(bytes, count))).nextBytes(signature);
            return signature;
        }
    };

    /** What a line is by RFCs and another JSON parser. */
    @Property(tries = 300)
    void line_whatever_isReadAsWritten(
            @ForAll String text,
            @ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long sequence,
            @ForAll("notes") Optional<Notes> notes,
            @ForAll boolean keyed,
            @ForAll boolean signed)
            throws Exception {
        byte[] key = new byte[32];
        new Random(sequence).nextBytes(key);
        String previous = "p".repeat(43);
        LineBuffer out = new LineBuffer();
        String content = "{\"text\":" + JSON.writeValueAsString(text);
        out.append(content.getBytes(StandardCharsets.UTF_8));
        new LineChain(ID, "90e3c926e77583d5", sequence, previous)
                .end(out, notes.map(Notes::text).orElse(""), keyed ? new RecordMac(key) : null, signed ? SIGNER : null);
        String line = out.toString();
        JsonNode trail = JSON.readTree(line).get("trail");
        byte[] hash = sha256(line.substring(0, line.lastIndexOf(",\"hash\"")));
        assertThat(trail.get("hash").asText()).isEqualTo(base64(hash));
        assertThat(trail.get("seq").asLong()).isEqualTo(sequence);
        assertThat(trail.has("mac")).isEqualTo(keyed);
        if (keyed) {
            assertThat(trail.get("mac").asText()).isEqualTo(base64(Arrays.copyOf(hmac(key, hash), 16)));
        }
        LineEnd end = new LineEnd();
        byte[] bytes = ("junk" + line).getBytes(StandardCharsets.UTF_8);
        assertThat(end.parse(bytes, 4, bytes.length - 1)).isTrue();
        assertThat(end.hashFits()).isTrue();
        assertThat(end.computedHash()).isEqualTo(hash);
        assertThat(end.sequence()).isEqualTo(sequence);
        assertThat(end.id()).isEqualTo(ID);
        assertThat(end.boot()).isEqualTo("90e3c926e77583d5");
        assertThat(end.previous()).isEqualTo(previous);
        assertThat(end.isSigned()).isEqualTo(signed);
        assertThat(Notes.parse(end.notes())).isEqualTo(notes);
        assertThat(LineEnd.macAt(bytes, bytes.length - 1) >= 0).isEqualTo(keyed);
        if (signed) {
            String before = line.substring(0, line.lastIndexOf(",\"sig\""));
            assertThat(end.signedLength()).isEqualTo(before.getBytes(StandardCharsets.UTF_8).length);
            assertThat(end.keyId()).isEqualTo("0123456789abcdef");
            assertThat(end.signature())
                    .isEqualTo(SIGNER.sign(before.getBytes(StandardCharsets.UTF_8), end.signedLength()));
        }
    }

    @Property(tries = 2000)
    void bytes_whatever_neverFail(@ForAll @Size(max = 400) byte[] bytes, @ForAll boolean closed) {
        byte[] line = bytes.clone();
        if (closed && line.length > 3) {
            line[0] = '{';
            line[line.length - 1] = '}';
            line[line.length - 2] = '}';
            line[line.length - 3] = '"';
        }
        assertThat(new LineEnd().parse(line, 0, line.length)).isFalse();
    }

    @Property(tries = 500)
    void line_cutAnywhere_neverFails(@ForAll @LongRange(min = 0, max = 1000) long at, @ForAll boolean front) {
        LineBuffer out = new LineBuffer();
        out.append("{\"a\":1".getBytes(StandardCharsets.UTF_8));
        new LineChain(ID, "90e3c926e77583d5", 5, LineFormat.NO_HASH)
                .end(
                        out,
                        new Notes.Checkpoint(Notes.Checkpoint.Place.WITHIN).text(),
                        new RecordMac(new byte[32]),
                        SIGNER);
        int cut = (int) Math.min(at, out.length());
        LineEnd end = new LineEnd();
        boolean parsed = front ? end.parse(out.bytes(), cut, out.length() - 1) : end.parse(out.bytes(), 0, cut);
        assertThat(parsed && end.hashFits() && cut != 0 && cut != out.length() - 1)
                .isFalse();
    }

    @Provide
    Arbitrary<Optional<Notes>> notes() {
        Arbitrary<String> name = Arbitraries.just("audit-20261123T184815.777Z-00000000000000000000.jsonl");
        Arbitrary<Long> number = Arbitraries.longs().between(0, 999_999_999_999_999_999L);
        Arbitrary<Notes> all = Arbitraries.oneOf(
                Combinators.combine(name, number, number)
                        .as((n, a, b) -> new Notes.Opened(
                                n,
                                "",
                                Optional.of(new Notes.Opened.Keys("0123456789abcdef", "fedcba9876543210", a, b)))),
                name.map(n -> new Notes.Opened(n, n, Optional.empty())),
                Combinators.combine(name, number, number)
                        .as((n, a, b) ->
                                new Notes.Started(true, Optional.of(new Notes.Started.Torn(n, a, b, "h".repeat(43))))),
                Arbitraries.of(true, false).map(unclean -> new Notes.Started(unclean, Optional.empty())),
                Arbitraries.of(Notes.Checkpoint.Place.class).map(Notes.Checkpoint::new),
                number.map(n -> new Notes.Retired(n, "r".repeat(43))),
                Arbitraries.just(new Notes.KeyChanged("", "0123456789abcdef")),
                number.map(Notes.Lost::new));
        return all.optional();
    }

    @Test
    void macs_ofRecords_evolve() throws Exception {
        byte[] key = new byte[32];
        RecordMac mac = new RecordMac(key);
        byte[] out = new byte[32];
        byte[] hash = sha256("x");
        for (int i = 0; i < 5; i++) {
            assertThat(mac.index()).isEqualTo(i);
            mac.next(hash, out);
            assertThat(out).isEqualTo(hmac(key, hash));
            key = MessageDigest.getInstance("SHA-256").digest(key);
        }
    }

    @Property
    void base64_ofAnything_isThatOfTheJdk(@ForAll byte[] bytes) {
        assertThat(new String(Base64Url.encode(bytes), StandardCharsets.US_ASCII))
                .isEqualTo(base64(bytes));
    }

    private static byte[] sha256(String text) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] of) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(of);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
