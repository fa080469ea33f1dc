/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * ACLs as JSON: {@code {"version": 1, "acls": [...]}}, each with the fields of {@code kafka-acls --list}, all texts:
 * {@code principal}, {@code host}, {@code operation}, {@code permissionType}, {@code resourceType}, {@code name} and
 * {@code patternType}.
 */
public final class AclJson {
    private static final int VERSION = 1;
    private static final List<String> FIELDS =
            List.of("principal", "host", "operation", "permissionType", "resourceType", "name", "patternType");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private AclJson() {}

    public static String write(Collection<AclBinding> acls) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("version", VERSION);
        tree.put("acls", trees(acls));
        return Json.of(tree);
    }

    static List<Map<String, String>> trees(Collection<AclBinding> acls) {
        return acls.stream().map(AclJson::tree).toList();
    }

    private static Map<String, String> tree(AclBinding acl) {
        Map<String, String> tree = new LinkedHashMap<>();
        tree.put("principal", acl.entry().principal());
        tree.put("host", acl.entry().host());
        tree.put("operation", acl.entry().operation().name());
        tree.put("permissionType", acl.entry().permissionType().name());
        tree.put("resourceType", acl.pattern().resourceType().name());
        tree.put("name", acl.pattern().name());
        tree.put("patternType", acl.pattern().patternType().name());
        return tree;
    }

    /**
     * Reads what {@link #write} writes.
     *
     * @param file how to call it in messages
     * @throws CommandException with exit code 2 if it is anything else
     */
    public static List<AclBinding> read(String file, byte[] content) {
        String name = LogText.escape(file);
        JsonNode root;
        try {
            root = MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            throw CommandException.unusable(
                    name + " is not JSON: " + LogText.escape(e.getOriginalMessage()) + " in line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw CommandException.unusable(name + " cannot be read: " + LogText.escape(e.toString()));
        }
        if (root.path("version").asInt() != VERSION || !root.path("acls").isArray()) {
            throw CommandException.unusable(
                    name + " holds no ACLs: it should be what 'kafka-security policy export --as json' prints");
        }
        List<AclBinding> acls = new ArrayList<>();
        for (JsonNode node : root.get("acls")) {
            acls.add(acl(name + ": ACL " + (acls.size() + 1), node));
        }
        return acls;
    }

    private static AclBinding acl(String where, JsonNode node) {
        Set<String> fields = new TreeSet<>();
        node.fieldNames().forEachRemaining(fields::add);
        if (!fields.equals(new TreeSet<>(FIELDS))
                || !FIELDS.stream().allMatch(field -> node.get(field).isTextual())) {
            throw CommandException.unusable(where + " must have these fields, all texts: " + String.join(", ", FIELDS));
        }
        String name = node.get("name").textValue();
        if (name.isEmpty() || node.get("principal").textValue().isEmpty()) {
            throw CommandException.unusable(where + " has an empty name or principal");
        }
        return new AclBinding(
                new ResourcePattern(
                        constant(where, "resourceType", node, ResourceType.class, "ANY", "UNKNOWN"),
                        name,
                        constant(where, "patternType", node, PatternType.class, "ANY", "UNKNOWN", "MATCH")),
                new AccessControlEntry(
                        node.get("principal").textValue(),
                        node.get("host").textValue(),
                        constant(where, "operation", node, AclOperation.class, "ANY", "UNKNOWN"),
                        constant(where, "permissionType", node, AclPermissionType.class, "ANY", "UNKNOWN")));
    }

    private static <E extends Enum<E>> E constant(
            String where, String field, JsonNode node, Class<E> type, String... without) {
        String text = node.get(field).textValue();
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(text) && !List.of(without).contains(text))
                .findFirst()
                .orElseThrow(() -> CommandException.unusable(
                        where + ": there is no " + field + " '" + LogText.escape(text) + "'"));
    }
}
