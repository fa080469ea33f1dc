/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessageBufferPacker;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessagePacker;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * JSON as MessagePack, without loss: a number that MessagePack cannot hold exactly becomes a text with its digits, half a
 * surrogate pair becomes U+FFFD.
 */
final class JsonPacker {
    private static final BigInteger MOST_UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

    /** Beyond this a double's digits are not worth comparing, and expanding them would take memory. */
    private static final int MOST_SCALE = 400;

    private final ObjectMapper json = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    /** @param object one JSON object in UTF-8 @throws IOException if it is anything else */
    void pack(byte[] object, MessageBufferPacker out) throws IOException {
        JsonNode tree = json.readTree(object);
        if (tree == null || !tree.isObject()) {
            throw new IOException("not a JSON object");
        }
        node(tree, out);
    }

    private static void node(JsonNode node, MessagePacker out) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                out.packMapHeader(node.size());
                for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
                    Map.Entry<String, JsonNode> field = fields.next();
                    text(field.getKey(), out);
                    node(field.getValue(), out);
                }
            }
            case ARRAY -> {
                out.packArrayHeader(node.size());
                for (JsonNode element : node) {
                    node(element, out);
                }
            }
            case STRING -> text(node.textValue(), out);
            case BOOLEAN -> out.packBoolean(node.booleanValue());
            case NUMBER -> number(node, out);
            default -> out.packNil();
        }
    }

    private static void number(JsonNode node, MessagePacker out) throws IOException {
        if (node.isIntegralNumber()) {
            BigInteger whole = node.bigIntegerValue();
            if (whole.compareTo(LEAST) >= 0 && whole.compareTo(MOST_UNSIGNED) <= 0) {
                out.packBigInteger(whole);
            } else {
                text(whole.toString(), out);
            }
            return;
        }
        BigDecimal exact = node.decimalValue();
        double near = exact.doubleValue();
        // What Double.toString gives back is what a reader of the double sees.
        boolean faithful = Double.isFinite(near)
                && Math.abs(exact.scale()) <= MOST_SCALE
                && new BigDecimal(Double.toString(near)).compareTo(exact) == 0;
        if (faithful) {
            out.packDouble(near);
        } else {
            text(exact.toString(), out);
        }
    }

    private static void text(String text, MessagePacker out) throws IOException {
        byte[] utf8 = wellFormed(text).getBytes(StandardCharsets.UTF_8);
        out.packRawStringHeader(utf8.length);
        out.writePayload(utf8);
    }

    /** Java would write a question mark. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }
}
