/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.document.ObjectShape.KeyShape;
import io.mojaloop.kafka.security.policy.document.ValueShape.Choice;
import io.mojaloop.kafka.security.policy.document.ValueShape.Either;
import io.mojaloop.kafka.security.policy.document.ValueShape.Flag;
import io.mojaloop.kafka.security.policy.document.ValueShape.ListOf;
import io.mojaloop.kafka.security.policy.document.ValueShape.MapOf;
import io.mojaloop.kafka.security.policy.document.ValueShape.ObjectOf;
import io.mojaloop.kafka.security.policy.document.ValueShape.Text;
import io.mojaloop.kafka.security.policy.document.ValueShape.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema of policy documents, for editors. It knows keys, words and operations; that references resolve and
 * rules do not overlap only {@link PolicyReader} can tell.
 */
public final class PolicySchema {
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private PolicySchema() {}

    /** A tree of maps, lists, texts, numbers and truth values, of the draft 2020-12. */
    public static Map<String, Object> jsonSchema() {
        PolicySchema schema = new PolicySchema();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Mojaloop Kafka security policy");
        root.putAll(schema.object(PolicyKeys.ROOT));
        root.put("$defs", schema.definitions);
        return root;
    }

    private Map<String, Object> object(ObjectShape shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        shape.keys().forEach(key -> properties.put(key.name(), property(key)));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("additionalProperties", false);
        List<String> required = shape.keys().stream()
                .filter(KeyShape::required)
                .map(KeyShape::name)
                .toList();
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        if (!shape.atLeastOneOf().isEmpty()) {
            object.put("anyOf", eachRequired(shape.atLeastOneOf()));
        }
        List<Object> conditions = new ArrayList<>();
        shape.exactlyOneOf().forEach(keys -> conditions.add(Map.of("oneOf", eachRequired(keys))));
        if (shape.equals(PolicyKeys.RULE)) {
            conditions.addAll(operationsByResource());
        }
        if (!conditions.isEmpty()) {
            object.put("allOf", conditions);
        }
        return object;
    }

    private Map<String, Object> property(KeyShape key) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", key.meaning());
        property.putAll(value(key.value()));
        if (!key.fallback().isEmpty() && !key.fallback().startsWith("(")) {
            property.put("default", JsonValues.of(key.fallback()));
        }
        property.put("examples", List.of(JsonValues.of(key.example())));
        return property;
    }

    private Map<String, Object> value(ValueShape shape) {
        if (shape instanceof Text text) {
            return text.pattern().isEmpty()
                    ? ordered("type", "string", "minLength", 1)
                    : ordered("type", "string", "pattern", text.pattern());
        }
        if (shape instanceof Choice choice) {
            return Map.of("enum", choice.words());
        }
        if (shape instanceof Whole whole) {
            return ordered("type", "integer", "minimum", whole.least(), "maximum", whole.most());
        }
        if (shape instanceof Flag) {
            return Map.of("type", "boolean");
        }
        return compound(shape);
    }

    private Map<String, Object> compound(ValueShape shape) {
        if (shape instanceof ListOf list) {
            Map<String, Object> item = value(list.item());
            Map<String, Object> array =
                    ordered("type", "array", "items", item, "minItems", list.mayBeEmpty() ? 0 : 1, "uniqueItems", true);
            return list.single() ? Map.of("anyOf", List.of(item, array)) : array;
        }
        if (shape instanceof MapOf map) {
            Map<String, Object> names = ordered("minLength", 1, "maxLength", Values.LONGEST_NAME);
            return ordered("type", "object", "propertyNames", names, "additionalProperties", value(map.value()));
        }
        if (shape instanceof Either either) {
            return Map.of("anyOf", either.shapes().stream().map(this::value).toList());
        }
        if (shape instanceof ObjectOf object) {
            return reference(object.shape());
        }
        throw new IllegalArgumentException(shape.type());
    }

    private Map<String, Object> reference(ObjectShape shape) {
        String name = shape.name().replace(' ', '-');
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of());
            definitions.put(name, object(shape));
        }
        return Map.of("$ref", "#/$defs/" + name);
    }

    private static List<Object> eachRequired(List<String> keys) {
        List<Object> each = new ArrayList<>();
        keys.forEach(key -> each.add(Map.of("required", List.of(key))));
        return each;
    }

    private List<Object> operationsByResource() {
        List<Object> conditions = new ArrayList<>();
        for (ResourceType type : ResourceType.values()) {
            List<String> words =
                    type.operations().stream().sorted().map(Operation::text).toList();
            Map<String, Object> operations = value(ListOf.oneOrMore(new Choice(words, "")));
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("allow", operations);
            properties.put("deny", operations);
            conditions.add(
                    ordered("if", Map.of("required", List.of(type.key())), "then", Map.of("properties", properties)));
        }
        return conditions;
    }

    /** In the order given, so that the schema is the same text in every run. */
    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
