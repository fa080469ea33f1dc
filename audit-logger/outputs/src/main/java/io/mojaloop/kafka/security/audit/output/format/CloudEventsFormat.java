/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * {@code cloudevents}: CloudEvents 1.0 in structured JSON. {@code source} names the node, {@code type} the action, {@code
 * subject} what it was done to, {@code data} is the record.
 */
final class CloudEventsFormat implements RecordFormat {
    private static final String TYPE_PREFIX = "io.mojaloop.kafka.security.audit.";

    @Override
    public String name() {
        return "cloudevents";
    }

    @Override
    public FormattedRecord format(byte[] bytes) {
        EcsLine line = EcsLine.read(bytes);
        ObjectNode event = EcsLine.object();
        event.put("specversion", "1.0");
        event.put("id", line.id());
        event.put("source", source(line));
        event.put("type", TYPE_PREFIX + line.text("/event/action"));
        String subject = Affected.of(line).name();
        if (!subject.isEmpty()) {
            event.put("subject", subject);
        }
        event.put("time", line.time());
        event.put("datacontenttype", "application/json");
        event.set("data", line.record());
        return line.as(line.id(), "application/cloudevents+json", event);
    }

    /** A URI reference: {@code /kafka/<cluster>/<node>}. */
    private static String source(EcsLine line) {
        // Left out where it is the same as the name.
        String told = line.text("/service/type");
        String type = told.isEmpty() ? line.text("/service/name") : told;
        return "/" + (type.isEmpty() ? "kafka" : segment(type)) + "/" + segment(line.text("/kafka/cluster_id")) + "/"
                + segment(line.text("/service/node/name"));
    }

    private static String segment(String text) {
        return text.isEmpty()
                ? "-"
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
