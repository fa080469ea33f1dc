/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index template of docker/efk, records as the encoder makes them, the dashboard's questions and the alerts', for real. */
class RecordsInOpenSearchIT {
    private static final Path EFK = Path.of("..", "..", "docker", "efk");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<JsonNode> RECORDS = SampleRecords.make();

    @TempDir
    static Path home;

    private static SearchEngine engine;
    private static JsonNode firstAnswer;
    private static JsonNode secondAnswer;

    /** Everything is sent twice, as whoever sends at least once does. */
    @BeforeAll
    static void fill() throws Exception {
        engine = SearchEngine.start(home);
        engine.request("PUT", "/_index_template/kafka-audit", template());
        StringBuilder bulk = new StringBuilder();
        for (JsonNode record : RECORDS) {
            String month = record.path("@timestamp").asText().substring(0, 7).replace('-', '.');
            bulk.append("{\"create\":{\"_index\":\"kafka-audit-")
                    .append(month)
                    .append("\",\"_id\":\"")
                    .append(record.at("/event/id").asText())
                    .append("\"}}\n")
                    .append(record)
                    .append('\n');
        }
        firstAnswer = engine.request("POST", "/_bulk?refresh=true", bulk.toString());
        secondAnswer = engine.request("POST", "/_bulk?refresh=true", bulk.toString());
    }

    @AfterAll
    static void stop() throws IOException {
        if (engine != null) {
            engine.close();
        }
    }

    /** Without the name of the lifecycle, which OpenSearch calls otherwise. */
    private static String template() throws IOException {
        JsonNode template =
                JSON.readTree(EFK.resolve("elasticsearch/index-template.json").toFile());
        ((ObjectNode) template.at("/template/settings/index")).remove("lifecycle");
        return template.toString();
    }

    @Test
    void samples_areOfEveryKindThatTheModelHas() {
        assertThat(SampleRecords.kinds())
                .containsAll(kindsOf(SecurityEvent.class))
                .containsAll(kindsOf(TrailEvent.class));
    }

    private static List<Class<?>> kindsOf(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .filter(kind -> !kind.isSealed())
                .toList();
    }

    @Test
    void everyKindOfRecord_isTaken_andNoValueIsIgnored() throws Exception {
        assertThat(firstAnswer.path("errors").asBoolean())
                .as(firstAnswer.toString())
                .isFalse();
        assertThat(firstAnswer.path("items")).hasSameSizeAs(RECORDS);
        assertThat(count("{\"exists\":{\"field\":\"_ignored\"}}")).isZero();
    }

    @Test
    void recordsThatComeAgain_areNotStoredAgain() throws Exception {
        assertThat(secondAnswer.path("items"))
                .allSatisfy(
                        item -> assertThat(item.at("/create/status").asInt()).isEqualTo(409));
        assertThat(count("{\"match_all\":{}}")).isEqualTo(RECORDS.size());
    }

    /** Fields that the mapping does not know would not be found. */
    @Test
    void everyField_canBeSearched() throws Exception {
        List<String> fields = new ArrayList<>();
        for (JsonNode record : RECORDS) {
            collect("", record, fields);
        }
        fields.removeAll(List.of("trail.mac", "trail.sig", "trail.prev"));
        for (String field : fields.stream().distinct().toList()) {
            assertThat(count("{\"exists\":{\"field\":\"" + field + "\"}}"))
                    .as(field)
                    .isPositive();
        }
    }

    @Test
    void dashboard_asksWhatCanBeAnswered() throws Exception {
        int asked = 0;
        for (String line : Files.readAllLines(EFK.resolve("kibana/dashboard.ndjson"))) {
            JsonNode attributes = JSON.readTree(line).path("attributes");
            if (!attributes.has("visState")) {
                continue;
            }
            String query = JSON.readTree(attributes
                            .at("/kibanaSavedObjectMeta/searchSourceJSON")
                            .asText())
                    .at("/query/query")
                    .asText();
            JsonNode answer = engine.request(
                    "POST",
                    "/kafka-audit-*/_search",
                    "{\"size\":0,\"query\":{\"query_string\":{\"query\":" + JSON.writeValueAsString(query)
                            + "}},\"aggs\":"
                            + Aggregations.of(
                                    JSON.readTree(attributes.path("visState").asText())
                                            .path("aggs"))
                            + "}");
            assertThat(answer.at("/hits/total/value").asInt())
                    .as(attributes.path("title").asText())
                    .isPositive();
            assertThat(answer.at("/_shards/failed").asInt()).isZero();
            assertThat(answer.findValues("buckets"))
                    .allSatisfy(buckets -> assertThat(buckets)
                            .as(attributes.path("title").asText())
                            .isNotEmpty());
            asked++;
        }
        assertThat(asked).isGreaterThanOrEqualTo(6);
    }

    @Test
    void alertRules_findWhatTheyAreFor() throws Exception {
        for (JsonNode rule :
                JSON.readTree(EFK.resolve("kibana/alert-rules.json").toFile())) {
            JsonNode query = JSON.readTree(rule.at("/params/esQuery").asText()).path("query");
            assertThat(count(query.toString())).as(rule.path("name").asText()).isPositive();
        }
    }

    private static int count(String query) throws Exception {
        return engine.request("POST", "/kafka-audit-*/_count", "{\"query\":" + query + "}")
                .path("count")
                .asInt();
    }

    private static void collect(String path, JsonNode node, List<String> into) {
        node.fields().forEachRemaining(member -> {
            String name = path + member.getKey();
            if (member.getValue().isObject()) {
                collect(name + ".", member.getValue(), into);
            } else {
                into.add(name);
            }
        });
    }
}
