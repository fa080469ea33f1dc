/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code mojaloop}: EventMessage of {@code @mojaloop/event-sdk} 14, type {@code audit}. The record is the content. Each
 * record is a trace of its own, whose ids are made of {@code event.id}; the side-car keys {@code topic-event} by it.
 */
final class MojaloopFormat implements RecordFormat {
    @Override
    public String name() {
        return "mojaloop";
    }

    @Override
    public FormattedRecord format(byte[] bytes) {
        EcsLine line = EcsLine.read(bytes);
        String traceId = line.id().replace("-", "");
        ObjectNode message = EcsLine.object();
        message.put("id", line.id());
        message.put("type", "application/json");
        message.set("content", line.record());
        ObjectNode metadata = message.putObject("metadata");
        event(line, metadata.putObject("event"));
        trace(line, traceId, metadata.putObject("trace"));
        return line.as(traceId, "application/json", message);
    }

    private static void event(EcsLine line, ObjectNode event) {
        event.put("id", line.id());
        event.put("type", "audit");
        event.put("action", action(line.text("/event/action")));
        event.put("createdAt", line.time());
        ObjectNode state = event.putObject("state");
        state.put("status", line.text("/event/outcome").equals("failure") ? "failed" : "success");
        state.put("code", line.at("/event/code").asInt());
        String reason = line.text("/event/reason");
        state.put("description", reason.isEmpty() ? line.text("/message") : reason);
    }

    /** Of the five that the SDK knows. */
    private static String action(String action) {
        return switch (action) {
            case "trail-started", "zookeeper-started" -> "start";
            case "trail-stopped", "zookeeper-stopped" -> "finish";
            default -> "default";
        };
    }

    private static void trace(EcsLine line, String traceId, ObjectNode trace) {
        String service = line.text("/service/name");
        trace.put("service", service.isEmpty() ? "kafka" : service);
        trace.put("traceId", traceId);
        trace.put("spanId", traceId.substring(16));
        trace.put("startTimestamp", orTime("/event/start", line));
        trace.put("finishTimestamp", orTime("/event/end", line));
        ObjectNode tags = trace.putObject("tags");
        tags.put("action", line.text("/event/action"));
        tags.put("node", line.text("/service/node/name"));
    }

    private static String orTime(String path, EcsLine line) {
        String time = line.text(path);
        return time.isEmpty() ? line.time() : time;
    }
}
