/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.AnyEvent;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.PolicyRefused;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class EcsEncoderPropertyTest {
    static final ObjectMapper JACKSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    static final ServiceIdentity IDENTITY = new ServiceIdentity("kafka", "1", "broker", "3.9.2", "kafka-1.example");
    private static final Set<String> ACTIONS =
            Arrays.stream(EventAction.values()).map(EventAction::text).collect(Collectors.toSet());

    private final EcsEncoder encoder = new EcsEncoder(IDENTITY, Redaction.NONE);
    private final Boot boot = new Boot(0x0123456789abcdefL);
    private final LineBuffer line = new LineBuffer();

    @Provide
    Arbitrary<SecurityEvent> decent() {
        return AnyEvent.decent();
    }

    @Provide
    Arbitrary<SecurityEvent> torture() {
        return AnyEvent.torture();
    }

    @Provide
    Arbitrary<SecurityEvent> huge() {
        return AnyEvent.huge();
    }

    private JsonNode encoded(SecurityEvent event, long sequence) throws Exception {
        line.clear();
        encoder.encode(event, boot, sequence, line);
        assertThat(line.length()).isLessThanOrEqualTo(EventEncoder.MOST_BYTES);
        line.append('}');
        for (int i = 0; i < line.length(); i++) {
            assertThat(line.bytes()[i] & 0xff).isGreaterThanOrEqualTo(0x20).isNotEqualTo(0x7f);
        }
        return JACKSON.readTree(line.bytes(), 0, line.length());
    }

    @Property(tries = 2000)
    void decentEvent_isOneRecordOfEcs(@ForAll("decent") SecurityEvent event) throws Exception {
        assertThat(EcsFields.problems(encoded(event, 7))).isEmpty();
    }

    /** What an encoder remembers of earlier events changes nothing: the same line as from one that has seen none. */
    @Property(tries = 500)
    void events_afterEachOther_areToldAsIfEachWereTheFirst(
            @ForAll @Size(min = 2, max = 12) List<@From("remembered") SecurityEvent> events) {
        for (int round = 0; round < 2; round++) {
            for (SecurityEvent event : events) {
                line.clear();
                encoder.encode(event, boot, 7, line);
                LineBuffer fresh = new LineBuffer();
                new EcsEncoder(IDENTITY, Redaction.NONE).encode(event, boot, 7, fresh);
                assertThat(line.toString()).isEqualTo(fresh.toString());
            }
        }
    }

    @Provide
    Arbitrary<SecurityEvent> remembered() {
        return Arbitraries.oneOf(AnyEvent.decent(), AnyEvent.torture());
    }

    @Property(tries = 3000)
    void tortureEvent_isOneRecordOfEcs_withNothingUnsafeInIt(@ForAll("torture") SecurityEvent event) throws Exception {
        JsonNode record = encoded(event, 7);
        assertThat(EcsFields.problems(record)).isEmpty();
        assertThat(line.toString().codePoints().filter(UnsafeCharacters::contain))
                .isEmpty();
        assertThat(record.at("/event/id").asText()).isEqualTo(boot.eventId(7).toString());
        assertThat(record.at("/event/sequence").asLong()).isEqualTo(7);
        assertThat(ACTIONS).contains(record.at("/event/action").asText());
        if (event.timeMs() >= 0 && event.timeMs() < 253_402_300_800_000L) {
            assertThat(Instant.parse(record.get("@timestamp").asText()).toEpochMilli())
                    .isEqualTo(event.timeMs());
        }
    }

    @Property(tries = 400)
    void hugeEvent_fits(@ForAll("huge") SecurityEvent event) throws Exception {
        assertThat(EcsFields.problems(encoded(event, Long.MAX_VALUE >>> 2))).isEmpty();
    }

    @Property(tries = 2000)
    void texts_areWhatAParserReads(@ForAll("torture") SecurityEvent event) throws Exception {
        JsonNode record = encoded(event, 0);
        if (event instanceof Decision decision) {
            isText(record, "/user/name", decision.actor().principalName());
            isText(record, "/related/user/0", decision.actor().principalName());
            isText(record, "/kafka/resource/name", decision.resource().name());
            isText(record, "/kafka/client_id", decision.actor().clientId());
            isText(record, "/event/reason", decision.reason());
            isText(record, "/rule/name", decision.rule().toString());
        } else if (event instanceof AdminChange change) {
            areTexts(record, "/kafka/details", change.details());
        } else if (event instanceof PolicyRefused refused) {
            areTexts(record, "/kafka/policy/problems", refused.problems());
        }
    }

    private static void isText(JsonNode record, String path, String value) {
        if (value.length() <= 249) {
            assertThat(record.at(path).asText()).as(path).isEqualTo(JsonTextTest.told(value));
        }
    }

    private static void areTexts(JsonNode record, String path, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String told = record.at(path).path(i).asText();
            if (told.startsWith("\\u2026[and " + (values.size() - i) + " more, sha256 ")) {
                return;
            }
            assertThat(told).as(path).isEqualTo(JsonTextTest.told(values.get(i)));
        }
        assertThat(record.at(path).size()).isEqualTo(values.size());
    }
}
