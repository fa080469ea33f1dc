/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.mojaloop.kafka.security.audit.encode.UnsafeCharacters;
import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.AnyEvent;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.ExampleEvents;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What every format must do, whatever the event; with its published schema. */
class RecordFormatTest {
    private static final ObjectMapper JACKSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Map<String, JsonSchema> SCHEMAS = Map.of(
            "mojaloop", schema("mojaloop-event-message"),
            "ocsf", schema("ocsf-1.3.0"),
            "cloudevents", schema("cloudevents"));

    private static JsonSchema schema(String name) {
        try (InputStream text = RecordFormatTest.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(JACKSON.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<SecurityEvent> events() {
        return Arbitraries.oneOf(AnyEvent.decent(), AnyEvent.torture(), AnyEvent.huge());
    }

    private static void isRight(byte[] line, String format) throws Exception {
        FormattedRecord formatted = RecordFormats.named(format).format(line);
        JsonNode json = JACKSON.readTree(formatted.json());
        if (SCHEMAS.containsKey(format)) {
            assertThat(SCHEMAS.get(format).validate(json)).as("%s", json).isEmpty();
        }
        assertThat(formatted.id()).isEqualTo(Lines.BOOT.eventId(41).toString());
        String text = new String(formatted.json(), StandardCharsets.UTF_8);
        assertThat(text.codePoints().filter(UnsafeCharacters::contain)).isEmpty();
        assertThat(RecordFormats.named(format).format(line).json()).isEqualTo(formatted.json());
    }

    @Property(tries = 1000)
    void anyEvent_inEveryFormat_keepsToItsSchema(@ForAll("events") SecurityEvent event) throws Exception {
        byte[] line = Lines.of(event);
        for (String format : RecordFormats.NAMES) {
            isRight(line, format);
        }
    }

    @Test
    void everyExample_inEveryFormat_keepsToItsSchema() throws Exception {
        for (SecurityEvent event : ExampleEvents.all()) {
            for (String format : RecordFormats.NAMES) {
                isRight(Lines.of(event), format);
            }
        }
    }

    @Test
    void schema_refusesWhatIsWrong() throws Exception {
        for (String broken : List.of(
                "{}",
                "{\"specversion\":\"1.0\"}",
                "{\"id\":\"x\",\"type\":\"application/json\",\"content\":{},\"metadata\":{}}")) {
            SCHEMAS.values().forEach(schema -> {
                try {
                    assertThat(schema.validate(JACKSON.readTree(broken))).isNotEmpty();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static JsonNode formatted(String format, SecurityEvent event) throws Exception {
        return JACKSON.readTree(
                RecordFormats.named(format).format(Lines.of(event)).json());
    }

    @Test
    void ecs_isTheLineItself() {
        byte[] line = Lines.of(ExampleEvents.decision(Decision.Verdict.DENIED));
        assertThat(RecordFormats.named("ecs").format(line).json()).isSameAs(line);
    }

    @Test
    void mojaloop_isKeyedByItsTrace_andHasTheRecordAsContent() throws Exception {
        byte[] line = Lines.of(ExampleEvents.decision(Decision.Verdict.DENIED));
        FormattedRecord formatted = RecordFormats.named("mojaloop").format(line);
        JsonNode message = JACKSON.readTree(formatted.json());
        assertThat(formatted.key())
                .isEqualTo(message.at("/metadata/trace/traceId").asText())
                .isEqualTo("0123456789ab8def8000000000000029");
        assertThat(message.get("content")).isEqualTo(JACKSON.readTree(line));
        assertThat(message.at("/metadata/event/state/status").asText()).isEqualTo("failed");
        assertThat(message.at("/metadata/event/state/code").asInt()).isEqualTo(1002);
        assertThat(message.at("/metadata/event/state/description").asText()).isEqualTo("denied-by-default");
    }

    @Test
    void ocsf_ofADeniedWrite_isAFailedApiActivity() throws Exception {
        JsonNode event = formatted("ocsf", ExampleEvents.decision(Decision.Verdict.DENIED));
        assertThat(event.get("type_uid").asInt()).isEqualTo(600_303);
        assertThat(event.get("status_id").asInt()).isEqualTo(2);
        assertThat(event.at("/actor/user/name").asText()).isEqualTo("ml-api-adapter");
        assertThat(event.at("/actor/authorizations/0/decision").asText()).isEqualTo("denied");
        assertThat(event.at("/src_endpoint/ip").asText()).isEqualTo("10.1.2.3");
        assertThat(event.at("/resources/0/name").asText()).isEqualTo("topic-settlement");
        assertThat(event.at("/api/operation").asText()).isEqualTo("PRODUCE");
    }

    @Test
    void ocsf_ofChanges_tellsUsersFromOtherEntities() throws Exception {
        for (SecurityEvent event : ExampleEvents.all()) {
            if (event instanceof AdminChange change) {
                boolean user = change.subject() == AdminChange.Subject.CREDENTIAL;
                JsonNode formatted = formatted("ocsf", event);
                assertThat(formatted.get("class_uid").asInt()).isEqualTo(user ? 3001 : 3004);
                assertThat(formatted.at(user ? "/user/name" : "/entity/name").asText())
                        .isEqualTo(change.resource().name());
            }
        }
    }

    @Test
    void cloudEvent_namesNodeActionAndSubject() throws Exception {
        JsonNode event = formatted("cloudevents", ExampleEvents.decision(Decision.Verdict.DENIED));
        assertThat(event.get("source").asText()).isEqualTo("/kafka/4L6g3nShT-eMCtK--X86sw/1");
        assertThat(event.get("type").asText()).isEqualTo("io.mojaloop.kafka.security.audit.authorization-denied");
        assertThat(event.get("subject").asText()).isEqualTo("topic-settlement");
        assertThat(event.at("/data/trail/seq").asLong()).isEqualTo(41);
    }

    @Test
    void whatIsNoRecord_isRefused_withoutQuotingIt() {
        byte[] whole = Lines.of(ExampleEvents.decision(Decision.Verdict.DENIED));
        for (String broken : List.of(
                "",
                "secret",
                "[\"secret\"]",
                "{\"secret\":1}",
                "{\"@timestamp\":\"secret\",\"event\":{\"id\":\"00000000-0000-8000-8000-000000000000\"}}",
                "{\"@timestamp\":\"2026-11-23T00:00:00.000Z\",\"event\":{\"id\":\"secret\"}}",
                new String(whole, 0, whole.length - 1, StandardCharsets.UTF_8),
                new String(whole, StandardCharsets.UTF_8) + "secret")) {
            for (String format : RecordFormats.NAMES) {
                assertThatThrownBy(() -> RecordFormats.named(format).format(broken.getBytes(StandardCharsets.UTF_8)))
                        .as("%s of %s", format, broken)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageNotContaining("secret");
            }
        }
    }

    @Test
    void unknownFormat_isRefused_withThoseThatThereAre() {
        assertThatThrownBy(() -> RecordFormats.named("cef"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[ecs, mojaloop, ocsf, cloudevents]");
    }
}
