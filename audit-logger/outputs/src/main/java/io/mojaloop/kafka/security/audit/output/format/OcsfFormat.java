/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * {@code ocsf}: the Open Cybersecurity Schema Framework 1.3. {@link OcsfClass} tells which class and activity an action
 * is; what OCSF has no attribute for stands in {@code unmapped} as the trail has it.
 */
final class OcsfFormat implements RecordFormat {
    static final String VERSION = "1.3.0";

    private static final List<String> UNMAPPED = List.of("kafka", "zookeeper", "rule", "trail", "tls");

    @Override
    public String name() {
        return "ocsf";
    }

    @Override
    public FormattedRecord format(byte[] bytes) {
        EcsLine line = EcsLine.read(bytes);
        OcsfClass ocsf = OcsfClass.of(line);
        int activity = ocsf.activity(line);
        ObjectNode event = EcsLine.object();
        event.put("time", line.timeMs());
        event.put("class_uid", ocsf.uid());
        event.put("class_name", ocsf.caption());
        event.put("category_uid", ocsf.uid() / 1000);
        event.put("category_name", ocsf.category());
        event.put("activity_id", activity);
        event.put("activity_name", ocsf.activityName(activity, line));
        event.put("type_uid", ocsf.uid() * 100L + activity);
        severity(line, event);
        status(line, event);
        event.put("message", line.text("/message"));
        period(line, event);
        metadata(line, event.putObject("metadata"));
        ocsf.attributes(line, event);
        ObjectNode unmapped = EcsLine.object();
        for (String member : UNMAPPED) {
            JsonNode value = line.record().get(member);
            if (value != null) {
                unmapped.set(member, value);
            }
        }
        if (!unmapped.isEmpty()) {
            event.set("unmapped", unmapped);
        }
        return line.as(line.id(), "application/json", event);
    }

    private static void severity(EcsLine line, ObjectNode event) {
        String action = line.text("/event/action");
        int severity = 1;
        if (action.equals("events-lost") || line.at("/kafka/audit/unclean").asBoolean()) {
            severity = 4;
        } else if (line.text("/event/outcome").equals("failure") || action.equals("authorization-would-deny")) {
            severity = 3;
        } else if (line.text("/event/type/0").equals("admin") || action.startsWith("throttling")) {
            severity = 2;
        }
        event.put("severity_id", severity);
        event.put("severity", List.of("Informational", "Low", "Medium", "High").get(severity - 1));
    }

    private static void status(EcsLine line, ObjectNode event) {
        String outcome = line.text("/event/outcome");
        int status = outcome.equals("success") ? 1 : outcome.equals("failure") ? 2 : 0;
        event.put("status_id", status);
        event.put("status", List.of("Unknown", "Success", "Failure").get(status));
        event.put("status_code", line.text("/event/code"));
        String reason = line.text("/event/reason");
        if (!reason.isEmpty()) {
            event.put("status_detail", reason);
        }
    }

    private static void period(EcsLine line, ObjectNode event) {
        String start = line.text("/event/start");
        String end = line.text("/event/end");
        if (!start.isEmpty()) {
            event.put("start_time", java.time.Instant.parse(start).toEpochMilli());
        }
        if (!end.isEmpty()) {
            event.put("end_time", java.time.Instant.parse(end).toEpochMilli());
        }
        long count = line.at("/kafka/count").asLong();
        if (count > 0 && count <= Integer.MAX_VALUE) {
            event.put("count", count);
        }
    }

    private static void metadata(EcsLine line, ObjectNode metadata) {
        metadata.put("version", VERSION);
        metadata.put("uid", line.id());
        metadata.put("event_code", line.text("/event/action"));
        metadata.put("log_name", "kafka.audit");
        metadata.put("log_provider", line.text("/event/provider"));
        metadata.put("original_time", line.time());
        // OCSF's sequence is an integer of 32 bits; the trail's stands in unmapped.
        if (line.at("/event/sequence").canConvertToInt()) {
            metadata.put("sequence", line.at("/event/sequence").asInt());
        }
        ObjectNode product = metadata.putObject("product");
        product.put("name", "Mojaloop Kafka Security");
        product.put("vendor_name", "Mojaloop");
    }
}
