/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

import io.mojaloop.kafka.security.audit.encode.Boot;
import io.mojaloop.kafka.security.audit.encode.EcsEncoder;
import io.mojaloop.kafka.security.audit.encode.LineBuffer;
import io.mojaloop.kafka.security.audit.encode.Redaction;
import io.mojaloop.kafka.security.audit.encode.ServiceIdentity;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines as a trail writes them. */
final class Lines {
    static final Boot BOOT = new Boot(0x0123456789abcdefL);

    private static final String TRAIL = ",\"trail\":{\"id\":\"8f14e45f-ceea-467f-a8b1-8f14e45fceea\",\"boot\":\"" + BOOT
            + "\",\"seq\":41,\"prev\":\"" + "A".repeat(43) + "\",\"hash\":\"" + "B".repeat(43) + "\",\"mac\":\""
            + "C".repeat(22) + "\"}}";

    private Lines() {}

    static byte[] of(SecurityEvent event) {
        EcsEncoder encoder =
                new EcsEncoder(new ServiceIdentity("kafka", "1", "broker", "3.9.2", "kafka-1.example"), Redaction.NONE);
        encoder.clusterId("4L6g3nShT-eMCtK--X86sw");
        LineBuffer line = new LineBuffer();
        encoder.encode(event, BOOT, 41, line);
        line.append(TRAIL.getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(line.bytes(), line.length());
    }
}
