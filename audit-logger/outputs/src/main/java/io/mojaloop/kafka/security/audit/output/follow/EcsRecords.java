/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Lines as they are in the file, so that whoever gets them can verify them. */
final class EcsRecords implements RecordMaker {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public OutgoingRecord make(byte[] line, long sequence) throws UnreadableRecordException {
        Identity identity = Identity.of(line);
        return new OutgoingRecord(identity.id(), sequence, identity.timeMs(), identity.id(), line);
    }

    /** @param id {@code event.id} @param timeMs {@code @timestamp} */
    record Identity(String id, long timeMs) {
        /** Reads no further than it must: both stand at the beginning of a line. */
        static Identity of(byte[] line) throws UnreadableRecordException {
            String id = "";
            String time = "";
            try (JsonParser parser = JSON.createParser(line)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw new UnreadableRecordException("not a JSON object", null);
                }
                while ((id.isEmpty() || time.isEmpty()) && parser.nextToken() == JsonToken.FIELD_NAME) {
                    String member = parser.currentName();
                    parser.nextToken();
                    if (member.equals("@timestamp")) {
                        time = text(parser);
                    } else if (member.equals("event") && parser.currentToken() == JsonToken.START_OBJECT) {
                        id = id(parser);
                    } else {
                        parser.skipChildren();
                    }
                }
                if (id.isEmpty() || time.isEmpty()) {
                    throw new UnreadableRecordException("without event.id or @timestamp", null);
                }
                return new Identity(id, Instant.parse(time).toEpochMilli());
            } catch (IOException | DateTimeException | ArithmeticException e) {
                throw new UnreadableRecordException(ReceiverText.of(e), e);
            }
        }

        private static String id(JsonParser event) throws IOException {
            String id = "";
            while (event.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = event.currentName().equals("id");
                event.nextToken();
                if (wanted) {
                    id = text(event);
                } else {
                    event.skipChildren();
                }
            }
            return id;
        }

        private static String text(JsonParser parser) throws IOException {
            return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
        }
    }
}
