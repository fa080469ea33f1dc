/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes from lines what a projection asks for, in one pass and without a tree. Not thread-safe. */
public final class RecordReader {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private final Projection projection;
    private final FlatRecord flat;

    public RecordReader(Projection projection) {
        this.projection = projection;
        flat = new FlatRecord(projection);
    }

    /**
     * Reads one line.
     *
     * @return its values until the next call; null if it is not one JSON object and nothing else
     */
    public @Nullable FlatRecord read(byte[] bytes, int from, int length) {
        flat.clear();
        try (JsonParser parser = FACTORY.createParser(bytes, from, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            object(parser, projection.root());
            return parser.nextToken() == null ? flat : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    /** A record without any value. */
    public FlatRecord empty() {
        return new FlatRecord(projection);
    }

    private void object(JsonParser parser, Projection.@Nullable Node node) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            value(parser, parser.nextToken(), node == null ? null : node.child(name));
        }
    }

    private void value(JsonParser parser, JsonToken token, Projection.@Nullable Node node) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            if (node == null && !projection.everything()) {
                parser.skipChildren();
            } else {
                object(parser, node);
            }
        } else if (token == JsonToken.START_ARRAY) {
            JsonToken element;
            while ((element = parser.nextToken()) != JsonToken.END_ARRAY) {
                value(parser, element, node);
            }
        } else if (token != JsonToken.VALUE_NULL) {
            scalar(parser, node);
        }
    }

    private void scalar(JsonParser parser, Projection.@Nullable Node node) throws IOException {
        boolean wanted = node != null && node.slot() >= 0;
        if (wanted || projection.everything()) {
            String text = parser.getText();
            if (wanted && node != null) {
                flat.add(node.slot(), text);
            }
            if (projection.everything()) {
                flat.addAnywhere(text);
            }
        }
    }
}
