/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static io.mojaloop.kafka.security.audit.encode.JsonLine.key;

import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Request;
import io.mojaloop.kafka.security.audit.event.Resource;

/** Members of {@code kafka} that records of several kinds have; of what is almost always the same, only the rest is told. */
final class Connection {
    private static final byte[] CLIENT_ID = key("client_id");
    private static final byte[] CLIENT_SOFTWARE = key("client_software");
    private static final byte[] API_KEY = key("api_key");
    private static final byte[] API_VERSION = key("api_version");
    private static final byte[] CORRELATION_ID = key("correlation_id");
    private static final byte[] FORWARDED = key("forwarded");
    private static final byte[] RESOURCE = key("resource");
    private static final byte[] TYPE = key("type");
    private static final byte[] NAME = key("name");
    private static final byte[] PATTERN = key("pattern");
    private static final String USUAL_PATTERN = "LITERAL";

    private Connection() {}

    /** Begins {@code kafka} with how the actor is connected and what its client calls itself. */
    static void of(Actor actor, EcsRecord record) {
        record.openKafka(actor);
        JsonLine line = record.line;
        line.text(CLIENT_ID, record.redactor.clientId(actor.clientId()), EcsRecord.NAME);
        line.word(CLIENT_SOFTWARE, record.redactor.text(actor.clientSoftware()), 2 * EcsRecord.WORD);
    }

    static void of(Request request, boolean withCorrelation, EcsRecord record) {
        JsonLine line = record.line;
        line.word(API_KEY, request.api());
        line.number(API_VERSION, request.apiVersion());
        line.number(CORRELATION_ID, withCorrelation ? request.correlationId() : -1);
        if (request.forwarded()) {
            line.bool(FORWARDED, true);
        }
    }

    /** @param isPrincipal whether its name is that of a user */
    static void of(Resource resource, boolean withName, boolean isPrincipal, EcsRecord record) {
        if (resource.type().isEmpty()
                && resource.name().isEmpty()
                && resource.pattern().isEmpty()) {
            return;
        }
        JsonLine line = record.line;
        line.open(RESOURCE);
        line.word(TYPE, resource.type());
        record.mention();
        if (withName) {
            String name =
                    isPrincipal ? record.redactor.principal(resource.name()) : record.redactor.text(resource.name());
            line.text(NAME, name, EcsRecord.NAME);
            record.mention();
            if (!resource.pattern().equals(USUAL_PATTERN)) {
                line.word(PATTERN, resource.pattern());
            }
        }
        line.close();
    }
}
