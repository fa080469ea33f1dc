/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessageBufferPacker;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessagePack;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessageUnpacker;
import io.mojaloop.kafka.security.thirdparty.msgpack.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonPackerTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    @Property(tries = 500)
    void object_packedAndUnpackedByMsgpackItself_isTheSameJson(@ForAll("objects") JsonNode object) throws IOException {
        assertThat(JSON.readTree(roundtrip(object.toString()))).isEqualTo(object);
    }

    /** Numbers among them only such that JSON's text and MessagePack's doubles are the same. */
    @Provide
    Arbitrary<JsonNode> objects() {
        return objects(3);
    }

    private Arbitrary<JsonNode> objects(int depth) {
        return Arbitraries.maps(text(), values(depth)).ofMaxSize(5).map(members -> {
            var object = JSON.createObjectNode();
            members.forEach(object::set);
            return object;
        });
    }

    private Arbitrary<JsonNode> values(int depth) {
        JsonNodeFactory node = JSON.getNodeFactory();
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                text().map(node::textNode),
                Arbitraries.integers().map(node::numberNode),
                Arbitraries.longs().map(JsonPackerTest::integer),
                Arbitraries.doubles()
                        .map(d -> node.numberNode(new BigDecimal(Double.toString(d))))
                        .map(JsonPackerTest::reread),
                Arbitraries.of(true, false).map(node::booleanNode),
                Arbitraries.just(node.nullNode()));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<JsonNode> arrays = values(depth - 1).list().ofMaxSize(4).map(elements -> {
            var array = JSON.createArrayNode();
            elements.forEach(array::add);
            return array;
        });
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, leaves),
                net.jqwik.api.Tuple.of(1, objects(depth - 1)),
                net.jqwik.api.Tuple.of(1, arrays));
    }

    private static JsonNode integer(long value) {
        return reread(JSON.getNodeFactory().numberNode(value));
    }

    /** Of the type that a reader of the text chooses. */
    private static JsonNode reread(JsonNode node) {
        try {
            JsonNode text = JSON.readTree(node.toString());
            return text.isFloatingPointNumber() ? JSON.readTree(Double.toString(text.doubleValue())) : text;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().all().excludeChars(surrogates()).ofMaxLength(20);
    }

    private static char[] surrogates() {
        char[] all = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = (char) (Character.MIN_SURROGATE + i);
        }
        return all;
    }

    /** As MessagePack's own library writes what it reads. */
    private static String roundtrip(String json) throws IOException {
        return toJson(pack(json)).toString();
    }

    private static Value pack(String json) throws IOException {
        try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            new JsonPacker().pack(json.getBytes(StandardCharsets.UTF_8), out);
            try (MessageUnpacker in = MessagePack.newDefaultUnpacker(out.toByteArray())) {
                Value value = in.unpackValue();
                assertThat(in.hasNext()).isFalse();
                return value;
            }
        }
    }

    private static JsonNode toJson(Value value) {
        JsonNodeFactory node = JSON.getNodeFactory();
        return switch (value.getValueType()) {
            case NIL -> node.nullNode();
            case BOOLEAN -> node.booleanNode(value.asBooleanValue().getBoolean());
            case INTEGER -> node.numberNode(value.asIntegerValue().toBigInteger());
            case FLOAT ->
                node.numberNode(
                        new BigDecimal(Double.toString(value.asFloatValue().toDouble())));
            case STRING -> node.textNode(value.asStringValue().asString());
            case ARRAY -> {
                var array = node.arrayNode();
                value.asArrayValue().forEach(element -> array.add(toJson(element)));
                yield array;
            }
            case MAP -> {
                var object = node.objectNode();
                for (Map.Entry<Value, Value> member : value.asMapValue().entrySet()) {
                    object.set(member.getKey().asStringValue().asString(), toJson(member.getValue()));
                }
                yield object;
            }
            default -> throw new AssertionError(value);
        };
    }

    private static Value number(String json) throws IOException {
        return pack("{\"n\":" + json + "}").asMapValue().values().iterator().next();
    }

    @Test
    void integers_upToSixtyFourBits_stayIntegers() throws IOException {
        for (String text : new String[] {"18446744073709551615", "-9223372036854775808", "0", "-0"}) {
            assertThat(number(text).asIntegerValue().toBigInteger()).isEqualTo(new BigInteger(text));
        }
    }

    @Test
    void numbers_thatMessagePackCannotHold_becomeTextWithAllDigits() throws IOException {
        assertThat(number("18446744073709551616").asStringValue().asString()).isEqualTo("18446744073709551616");
        assertThat(number("-9223372036854775809").asStringValue().asString()).isEqualTo("-9223372036854775809");
        assertThat(number("0.12345678901234567890123").asStringValue().asString())
                .isEqualTo("0.12345678901234567890123");
        assertThat(number("1e999").asStringValue().asString()).isEqualTo("1E+999");
        assertThat(number("1e-999999999").asStringValue().asString()).isEqualTo("1E-999999999");
        assertThat(number("0.1").asFloatValue().toDouble()).isEqualTo(0.1);
    }

    @Test
    void halfASurrogatePair_isReplaced() throws IOException {
        assertThat(number("\"a\\ud800b\\ud83d\\ude00\"").asStringValue().asString())
                .isEqualTo("a\ufffdb\ud83d\ude00");
    }

    @Test
    void anythingButOneObject_isRefused() {
        for (String wrong : new String[] {"", "[1]", "1", "{", "{}{}", "{\"a\":}", "nonsense"}) {
            assertThatThrownBy(() -> pack(wrong)).as(wrong).isInstanceOf(IOException.class);
        }
    }
}
