/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mojaloop.kafka.security.audit.event.ExampleEvents;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The actions in docs/audit-events.md against the encoder; {@code -Dupdate.docs=true} writes them. */
class AuditEventsDocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "audit-events.md");
    private static final String MARK = "-Dupdate.docs=true -->\n";
    /** What every record has. */
    private static final Set<String> COMMON = Set.of("@timestamp", "ecs", "event", "service", "host", "message");

    private record Described(JsonNode record, String line, Set<String> fields) {}

    @Test
    void actions_areThoseOfTheEncoder() throws Exception {
        String page = Files.readString(PAGE);
        int mark = page.indexOf(MARK);
        assertThat(mark).as("the mark after which the actions begin").isPositive();
        String expected =
                page.substring(0, mark + MARK.length()) + "\n" + actions().strip() + "\n";
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page).isEqualTo(expected);
        }
    }

    private static String actions() throws Exception {
        Map<String, Described> described = describedByAction();
        StringBuilder page =
                new StringBuilder("| `event.action` | code | category: type | when |\n|---|---|---|---|\n");
        for (EventAction action : EventAction.values()) {
            page.append("| [`" + action.text() + "`](#" + action.text() + ") | " + action.code() + " | "
                    + action.category() + ": " + String.join(", ", action.types()) + " | " + when(action) + " |\n");
        }
        page.append(
                "\nEvery record has `@timestamp`, `ecs`, `event`, `service`, `host` and `message`; `kafka.cluster_id` as"
                        + " soon as it is known. The lines below are without what the trail adds.\n");
        for (EventAction action : EventAction.values()) {
            Described example = described.get(action.text());
            assertThat(example).as("an example of %s", action.text()).isNotNull();
            page.append("\n### " + action.text() + "\n\n" + when(action) + " Outcome: `"
                    + example.record().at("/event/outcome").asText() + "`.");
            if (!example.fields().isEmpty()) {
                page.append(" Members: `" + String.join("`, `", example.fields()) + "`.");
            }
            page.append("\n\n```json\n" + example.line() + "\n```\n");
        }
        return page.toString();
    }

    private static String when(EventAction action) {
        return action.when().replaceAll("\\{@code ([^}]*)}", "`$1`");
    }

    /** The first example of each, with the members of all of them. */
    private static Map<String, Described> describedByAction() throws Exception {
        EcsEncoder encoder = new EcsEncoder(EcsEncoderPropertyTest.IDENTITY, Redaction.NONE);
        Map<String, Described> described = new TreeMap<>();
        LineBuffer line = new LineBuffer();
        for (SecurityEvent event : ExampleEvents.all()) {
            line.clear();
            encoder.encode(event, new Boot(0x0123456789abcdefL), 41, line);
            line.append('}');
            JsonNode record = EcsEncoderPropertyTest.JACKSON.readTree(line.toString());
            String action = record.at("/event/action").asText();
            described.putIfAbsent(action, new Described(record, line.toString(), new LinkedHashSet<>()));
            addFields("", record, described.get(action).fields());
        }
        return described;
    }

    private static void addFields(String path, JsonNode node, Set<String> fields) {
        node.fields().forEachRemaining(member -> {
            String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            if (COMMON.contains(name) && !name.equals("event")) {
                return;
            }
            if (member.getValue().isObject()) {
                addFields(name, member.getValue(), fields);
            } else if (!name.startsWith("event.")
                    || Set.of("event.reason", "event.start", "event.end", "event.duration")
                            .contains(name)) {
                fields.add(name);
            }
        });
    }
}
