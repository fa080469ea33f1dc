/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a trail, read as anybody would who knows the Elastic Common Schema and nothing of this project.
 *
 * @param node whose trail
 * @param json the line
 */
public record AuditRecord(int node, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static AuditRecord parse(int node, String line) {
        try {
            return new AuditRecord(node, JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON in the trail of node " + node + ": " + line, e);
        }
    }

    /** The value at a path such as {@code user.name}; empty if there is none. */
    public String text(String path) {
        return json.at("/" + path.replace('.', '/')).asText();
    }

    public long number(String path) {
        return json.at("/" + path.replace('.', '/')).asLong();
    }

    public boolean has(String path) {
        return !json.at("/" + path.replace('.', '/')).isMissingNode();
    }

    public List<String> texts(String path) {
        List<String> texts = new ArrayList<>();
        json.at("/" + path.replace('.', '/')).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    public String user() {
        return text("user.name");
    }

    String outcome() {
        return text("event.outcome");
    }

    String operation() {
        return text("kafka.operation");
    }

    String resource() {
        return text("kafka.resource.name");
    }

    boolean is(String category, String type) {
        return texts("event.category").contains(category) && texts("event.type").contains(type);
    }

    boolean isDenied() {
        return texts("event.type").contains("denied");
    }

    boolean isAllowed() {
        return texts("event.type").contains("allowed");
    }

    /** How many decisions it stands for. */
    long count() {
        return has("kafka.count") ? number("kafka.count") : 1;
    }

    long sequence() {
        return number("trail.seq");
    }

    @Override
    public String toString() {
        return "node " + node + ": " + json;
    }
}
