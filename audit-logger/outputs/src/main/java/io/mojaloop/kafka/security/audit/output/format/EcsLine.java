/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** A line of the trail, read. */
final class EcsLine {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static {
        // What a line has escaped stays escaped in every format.
        JSON.getFactory().setCharacterEscapes(new JsonEscapes());
    }

    private final ObjectNode record;
    private final String id;
    private final long timeMs;

    private EcsLine(ObjectNode record, String id, long timeMs) {
        this.record = record;
        this.id = id;
        this.timeMs = timeMs;
    }

    static EcsLine read(byte[] line) {
        try {
            if (!(JSON.readTree(line) instanceof ObjectNode record)) {
                throw new IllegalArgumentException("a line that is no JSON object");
            }
            String id = record.at("/event/id").asText();
            String time = record.path("@timestamp").asText();
            if (!UUID.matcher(id).matches()) {
                throw new IllegalArgumentException("a record whose event.id is no UUID");
            }
            return new EcsLine(record, id, Instant.parse(time).toEpochMilli());
        } catch (JsonProcessingException e) {
            // Its own message quotes the line.
            throw new IllegalArgumentException(
                    "a line that is no JSON: " + e.getClass().getSimpleName() + " at column "
                            + (e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "a record without @timestamp: " + e.getClass().getSimpleName());
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** {@code event.id} */
    String id() {
        return id;
    }

    /** {@code @timestamp} */
    long timeMs() {
        return timeMs;
    }

    String time() {
        return record.path("@timestamp").asText();
    }

    /** All of it. */
    ObjectNode record() {
        return record;
    }

    /** @param path as a JSON pointer; a missing node if there is none */
    JsonNode at(String path) {
        return record.at(path);
    }

    /** @return empty if there is none */
    String text(String path) {
        return record.at(path).asText("");
    }

    FormattedRecord as(String key, String contentType, ObjectNode formatted) {
        try {
            return new FormattedRecord(id, key, timeMs, contentType, JSON.writeValueAsBytes(formatted));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "a record that cannot be written: " + e.getClass().getSimpleName());
        }
    }
}
