/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import io.mojaloop.kafka.security.audit.encode.Boot;
import io.mojaloop.kafka.security.audit.encode.EventEncoder;
import io.mojaloop.kafka.security.audit.encode.LineBuffer;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** As much of a record as the trail needs: a time, an id, and some bytes to be chained. */
public final class SmallEncoder implements EventEncoder {
    private final int padding;

    public SmallEncoder(int padding) {
        this.padding = padding;
    }

    /** An event that can be told from others. */
    public static SecurityEvent event(long timeMs, String details) {
        return new TrailEvent.Forwarding(timeMs, Trails.REPORTER, "test", "event", details);
    }

    @Override
    public void encode(SecurityEvent event, Boot boot, long sequence, LineBuffer out) {
        String details = event instanceof TrailEvent.Forwarding forwarding ? forwarding.details() : "";
        out.append(("{\"@timestamp\":\"" + Instant.ofEpochMilli(event.timeMs()) + "\",\"event\":{\"id\":\"")
                .getBytes(StandardCharsets.UTF_8));
        out.append(boot.eventId(sequence).toString().getBytes(StandardCharsets.US_ASCII));
        out.append(("\",\"action\":\"" + event.getClass().getSimpleName() + "\"},\"message\":\"" + details
                        + "x".repeat(padding) + "\"")
                .getBytes(StandardCharsets.UTF_8));
    }
}
