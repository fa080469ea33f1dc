/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.document.ObjectShape.KeyShape;
import io.mojaloop.kafka.security.policy.document.ValueShape.Either;
import io.mojaloop.kafka.security.policy.document.ValueShape.ListOf;
import io.mojaloop.kafka.security.policy.document.ValueShape.MapOf;
import io.mojaloop.kafka.security.policy.document.ValueShape.ObjectOf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the description of the keys against the reader: one document with every key, changed key by key. */
class PolicyKeysTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is wrong with a value by itself, whatever the rest of the document says. */
    private static final Set<String> OF_THE_VALUE = Set.of(
            "unknown-key",
            "missing-key",
            "wrong-type",
            "empty-value",
            "unknown-value",
            "bad-name",
            "not-a-principal",
            "everyone",
            "unknown-operation",
            "not-a-network",
            "host-bits",
            "bad-instant",
            "bad-rate",
            "bad-percentage",
            "bad-number",
            "unsupported-version");

    private final Object document = JsonValues.of(PolicyFixtures.EVERY_KEY);
    private final Policy policy = read(document).policy().orElseThrow();

    private interface Visitor {
        void visit(ObjectShape shape, KeyShape key, Map<String, Object> object);
    }

    @Test
    void documentWithEveryKey_hasEveryKey() {
        Set<String> described = new TreeSet<>();
        describe(new ObjectOf(PolicyKeys.ROOT), described);
        Set<String> seen = new TreeSet<>();
        walk((shape, key, object) -> {
            if (object.containsKey(key.name())) {
                seen.add(shape.name() + "." + key.name());
            }
        });
        assertThat(seen).isEqualTo(described).isNotEmpty();
    }

    @Test
    void everyKey_isReadByTheReader() {
        walk((shape, key, object) -> {
            if (object.containsKey(key.name())) {
                Object value = object.remove(key.name());
                assertThat(withoutPositions(document))
                        .as("without %s.%s: %s", shape.name(), key.name(), value)
                        .isNotEqualTo(withoutPositions());
                object.put(key.name(), value);
            }
        });
    }

    @Test
    void anyOtherKey_isRefused() {
        walk((shape, key, object) -> {
            object.put(key.name() + "x", "1");
            assertThat(read(document).problems()).extracting(Problem::code).contains("unknown-key");
            object.remove(key.name() + "x");
        });
    }

    @Test
    void examples_areValid() {
        walk((shape, key, object) -> replaced(
                key,
                key.example(),
                object,
                () -> assertThat(read(document).problems())
                        .as("%s.%s: %s", shape.name(), key.name(), key.example())
                        .extracting(Problem::code)
                        .doesNotContainAnyElementsOf(OF_THE_VALUE)));
    }

    @Test
    void defaults_areWhatTheReaderTakes() {
        walk((shape, key, object) -> {
            if (!key.fallback().isEmpty() && !key.fallback().startsWith("(")) {
                Object value = object.remove(key.name());
                Optional<Policy> without = withoutPositions(document);
                if (value != null) {
                    object.put(key.name(), value);
                }
                replaced(
                        key,
                        key.fallback(),
                        object,
                        () -> assertThat(withoutPositions(document))
                                .as("%s.%s", shape.name(), key.name())
                                .isEqualTo(without));
            }
        });
    }

    @Test
    void everyKey_isExplained() {
        walk((shape, key, object) -> {
            assertThat(key.meaning()).as(key.name()).endsWith(".");
            assertThat(key.example()).as(key.name()).isNotBlank();
            assertThat(PolicyReference.markdown()).contains(key.name() + "` |");
        });
    }

    @Test
    void everyProblem_isInTheReference() {
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(PolicyReference.markdown()).contains("| `" + code.text() + "` | ");
        }
    }

    /** Where the key is already there: beside another one, the value could be one too many. */
    private static void replaced(KeyShape key, String yaml, Map<String, Object> object, Runnable check) {
        if (object.containsKey(key.name())) {
            Object before = object.put(key.name(), JsonValues.of(yaml));
            check.run();
            object.put(key.name(), before);
        }
    }

    private void walk(Visitor visitor) {
        walk(new ObjectOf(PolicyKeys.ROOT), document, visitor);
    }

    @SuppressWarnings("unchecked")
    private static void walk(ValueShape shape, Object value, Visitor visitor) {
        if (shape instanceof ObjectOf object && value instanceof Map<?, ?> map) {
            Map<String, Object> fields = (Map<String, Object>) map;
            for (KeyShape key : object.shape().keys()) {
                visitor.visit(object.shape(), key, fields);
                if (fields.containsKey(key.name())) {
                    walk(key.value(), fields.get(key.name()), visitor);
                }
            }
        } else if (shape instanceof MapOf named && value instanceof Map<?, ?> map) {
            map.values().forEach(each -> walk(named.value(), each, visitor));
        } else if (shape instanceof ListOf list) {
            (value instanceof List<?> items ? items : List.of(value)).forEach(each -> walk(list.item(), each, visitor));
        } else if (shape instanceof Either either) {
            either.shapes().forEach(one -> walk(one, value, visitor));
        }
    }

    private static void describe(ValueShape shape, Set<String> keys) {
        if (shape instanceof ObjectOf object) {
            object.shape().keys().forEach(key -> {
                keys.add(object.shape().name() + "." + key.name());
                describe(key.value(), keys);
            });
        } else if (shape instanceof MapOf map) {
            describe(map.value(), keys);
        } else if (shape instanceof ListOf list) {
            describe(list.item(), keys);
        } else if (shape instanceof Either either) {
            either.shapes().forEach(one -> describe(one, keys));
        }
    }

    private Optional<Policy> withoutPositions() {
        return Optional.of(PolicyFixtures.withoutPositions(policy));
    }

    private static Optional<Policy> withoutPositions(Object document) {
        return read(document).policy().map(PolicyFixtures::withoutPositions);
    }

    private static PolicyReading read(Object document) {
        try {
            return PolicyFixtures.read(JSON.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
