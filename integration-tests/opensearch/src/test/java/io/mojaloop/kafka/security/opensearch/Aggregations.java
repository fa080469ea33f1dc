/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Kibana asks for a visualization: its buckets within each other, its metric within the innermost and each other. */
final class Aggregations {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Aggregations() {}

    static JsonNode of(JsonNode aggregations) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode within = root;
        for (JsonNode each : aggregations) {
            if (!each.path("schema").asText().equals("metric")) {
                ObjectNode bucket = within.putObject(each.path("id").asText());
                bucket.set(each.path("type").asText(), bucket(each));
                within = bucket.putObject("aggs");
                metrics(aggregations, within);
            }
        }
        if (root.isEmpty()) {
            metrics(aggregations, root);
        }
        return root;
    }

    private static JsonNode bucket(JsonNode aggregation) {
        ObjectNode bucket = JSON.createObjectNode();
        bucket.set("field", aggregation.at("/params/field"));
        if (aggregation.path("type").asText().equals("date_histogram")) {
            bucket.put("fixed_interval", "30m");
        } else {
            bucket.set("size", aggregation.at("/params/size"));
        }
        return bucket;
    }

    private static void metrics(JsonNode aggregations, ObjectNode into) {
        for (JsonNode each : aggregations) {
            if (each.path("schema").asText().equals("metric")
                    && !each.path("type").asText().equals("count")) {
                into.putObject(each.path("id").asText())
                        .putObject(each.path("type").asText())
                        .set("field", each.at("/params/field"));
            }
        }
    }
}
