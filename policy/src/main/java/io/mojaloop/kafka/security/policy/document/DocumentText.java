/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Position;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Turns the bytes of a file into text, or tells which byte is wrong. */
final class DocumentText {
    private DocumentText() {}

    static Optional<String> decode(String file, byte[] content, Problems problems) {
        Position start = new Position(file, 1, 1);
        if (content.length > PolicyReader.MOST_BYTES) {
            problems.add(
                    ProblemCode.TOO_LARGE,
                    start,
                    "",
                    "the file has " + content.length + " bytes; " + PolicyReader.MOST_BYTES + " are the limit");
            return Optional.empty();
        }
        if (beginsWith(content, 0xFE, 0xFF) || beginsWith(content, 0xFF, 0xFE)) {
            problems.add(ProblemCode.NOT_UTF8, start, "", "the file is UTF-16", "save it as UTF-8 in your editor");
            return Optional.empty();
        }
        int from = beginsWith(content, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        return decode(start, ByteBuffer.wrap(content, from, content.length - from), problems);
    }

    private static Optional<String> decode(Position start, ByteBuffer bytes, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (!result.isError()) {
            return Optional.of(text.toString());
        }
        String offending = String.format(Locale.ROOT, "0x%02x", bytes.get(bytes.position()));
        problems.add(
                ProblemCode.NOT_UTF8,
                after(start, text),
                offending,
                "byte " + bytes.position() + " (" + offending + ") is not UTF-8",
                "save the file as UTF-8 in your editor");
        return Optional.empty();
    }

    /** The place behind a text. */
    static Position after(Position start, CharSequence text) {
        int line = start.line();
        int column = start.column();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            line += ends ? 1 : 0;
            column = ends ? 1 : Character.isLowSurrogate(c) ? column : column + 1;
        }
        return new Position(start.file(), line, column);
    }

    private static boolean beginsWith(byte[] content, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= content.length || (content[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
