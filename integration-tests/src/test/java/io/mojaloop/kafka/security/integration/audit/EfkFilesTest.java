/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.audit.encode.EventAction;
import io.mojaloop.kafka.security.audit.encode.EventEncoder;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.api.Load;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.api.LoadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docker/efk, as far as it can be checked without the programs that it is for. */
class EfkFilesTest {
    private static final Path EFK = Path.of("..", "docker", "efk");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code event.action: x} and {@code event.action: (x or y)}. */
    private static final Pattern ACTIONS = Pattern.compile("event\\.action: (?:\\(([^)]*)\\)|([a-z-]+))");

    private static final Pattern FIELDS = Pattern.compile("([a-z_@]+(?:\\.[a-z_]+)*): ");

    @ParameterizedTest
    @ValueSource(strings = {"docker-compose.yml", "fluent-bit/fluent-bit.yaml", "fluent-bit/fluent-bit-forward.yaml"})
    void yaml_isWellFormedAndHasNoKeyTwice(String file) throws IOException {
        assertThat(yaml(file)).isNotEmpty();
    }

    @Test
    void indexTemplate_hasTheFieldsOfTheEncoder_withTheirTypes() throws IOException {
        Map<String, String> mapped = new TreeMap<>();
        fields("", json("elasticsearch/index-template.json").at("/template/mappings/properties"), mapped);

        assertThat(mapped).isEqualTo(EncodedFields.types());
    }

    /** A text longer than this is in no index, and one longer than 32,766 bytes would make Elasticsearch refuse the record. */
    @Test
    void indexTemplate_neverRefusesARecord() throws IOException {
        JsonNode template = json("elasticsearch/index-template.json").at("/template");

        assertThat(template.at("/mappings/dynamic").asText()).isEqualTo("false");
        assertThat(template.at("/settings/index/mapping/ignore_malformed").asBoolean())
                .isTrue();
        for (JsonNode mapping : template.at("/mappings/properties").findParents("type")) {
            if (mapping.path("type").asText().equals("keyword")
                    && mapping.path("index").asBoolean(true)) {
                assertThat(mapping.path("ignore_above").asInt()).isBetween(1, 32_766 / 4);
            }
        }
    }

    @Test
    void lifecycle_keepsEachRecordForTwelveMonths() throws IOException {
        String age = json("elasticsearch/ilm-policy.json")
                .at("/policy/phases/delete/min_age")
                .asText();

        // From the creation of an index, which is a month older than its last record at most.
        assertThat(Integer.parseInt(age.replace("d", ""))).isGreaterThanOrEqualTo(366 + 31);
    }

    @Test
    void dashboard_namesOnlyWhatThereIs() throws IOException {
        List<JsonNode> objects = savedObjects();
        Set<String> ids = objects.stream()
                .map(object ->
                        object.path("type").asText() + " " + object.path("id").asText())
                .collect(Collectors.toSet());
        assertThat(ids).hasSameSizeAs(objects);
        Set<String> fields = new TreeSet<>();
        Set<String> actions = new TreeSet<>();
        for (JsonNode object : objects) {
            for (JsonNode reference : object.path("references")) {
                assertThat(ids)
                        .contains(reference.path("type").asText() + " "
                                + reference.path("id").asText());
            }
            JsonNode attributes = object.path("attributes");
            attributes.path("columns").forEach(column -> fields.add(column.asText()));
            String query =
                    attributes.at("/kibanaSavedObjectMeta/searchSourceJSON").asText("{}");
            query(JSON.readTree(query).at("/query/query").asText(), fields, actions);
            JsonNode state = JSON.readTree(attributes.path("visState").asText("{}"));
            state.path("aggs").findValues("field").forEach(field -> fields.add(field.asText()));
            assertThat(JSON.readTree(attributes.path("panelsJSON").asText("[]")).findValuesAsText("panelRefName"))
                    .isSubsetOf(object.path("references").findValuesAsText("name"));
        }

        assertThat(fields).isNotEmpty().isSubsetOf(EncodedFields.types().keySet());
        assertThat(actions).isNotEmpty().isSubsetOf(actions());
    }

    @Test
    void alertRules_nameOnlyWhatThereIs() throws IOException {
        Set<String> fields = new TreeSet<>();
        Set<String> actions = new TreeSet<>();
        for (JsonNode rule : json("kibana/alert-rules.json")) {
            JsonNode parameters = rule.path("params");
            for (String name : List.of("termField", "aggField", "timeField")) {
                if (parameters.has(name)) {
                    fields.add(parameters.path(name).asText());
                }
            }
            JsonNode query = JSON.readTree(parameters.path("esQuery").asText());
            for (JsonNode filter : query.at("/query/bool/filter")) {
                JsonNode terms = filter.has("term") ? filter.path("term") : filter.path("terms");
                assertThat(terms.fieldNames()).toIterable().containsExactly("event.action");
                JsonNode wanted = terms.path("event.action");
                (wanted.isArray() ? wanted : List.of(wanted)).forEach(each -> actions.add(each.asText()));
            }
        }

        assertThat(fields).isNotEmpty().isSubsetOf(EncodedFields.types().keySet());
        assertThat(actions).contains("events-lost").isSubsetOf(actions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fluent-bit/fluent-bit.yaml", "fluent-bit/fluent-bit-forward.yaml"})
    void fluentBit_losesNoLine(String file) throws IOException {
        Map<?, ?> tail = first(yaml(file), "inputs");
        Map<?, ?> output = first(yaml(file), "outputs");

        assertThat(tail.get("path").toString()).endsWith("/audit-*.jsonl");
        assertThat(tail.get("buffer_max_size")).isEqualTo("1M");
        assertThat(EventEncoder.MOST_BYTES).isLessThan(1 << 20);
        assertThat(tail.get("skip_long_lines")).isIn("off", false);
        assertThat(tail.get("read_from_head")).isEqualTo(true);
        assertThat(tail.get("storage.type")).isEqualTo("filesystem");
        assertThat(tail.get("db")).isNotNull();
        assertThat(output.get("retry_limit")).isEqualTo("no_limits");
        assertThat(output.get("storage.total_limit_size")).isNull();
        assertThat(output.get("tls.verify")).isIn("on", true);
    }

    @Test
    void fluentBit_storesEachRecordOnce() throws IOException {
        Map<?, ?> output = first(yaml("fluent-bit/fluent-bit.yaml"), "outputs");

        assertThat(output.get("id_key")).isEqualTo("$event['id']");
        assertThat(output.get("write_operation")).isEqualTo("create");
        assertThat(output.get("logstash_format")).isIn("on", true);
    }

    @Test
    void fluentd_storesEachRecordOnceAndNeverGivesUp() throws IOException {
        assertThat(Files.readAllLines(EFK.resolve("fluentd/fluentd.conf")))
                .map(String::strip)
                .contains(
                        "id_key $.event.id",
                        "write_operation create",
                        "retry_forever true",
                        "overflow_action block",
                        "shared_key \"#{ENV['FLUENT_SHARED_KEY']}\"")
                .noneMatch(line -> line.startsWith("retry_max_times") || line.startsWith("retry_timeout"));
    }

    private static void query(String query, Set<String> fields, Set<String> actions) {
        Matcher field = FIELDS.matcher(query);
        while (field.find()) {
            fields.add(field.group(1));
        }
        Matcher action = ACTIONS.matcher(query);
        while (action.find()) {
            String values = action.group(1) == null ? action.group(2) : action.group(1);
            actions.addAll(List.of(values.split(" or ")));
        }
    }

    private static Set<String> actions() {
        return Arrays.stream(EventAction.values())
                .map(EventAction::text)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static void fields(String path, JsonNode properties, Map<String, String> into) {
        properties.fields().forEachRemaining(property -> {
            String name = path + property.getKey();
            if (property.getValue().has("properties")) {
                fields(name + ".", property.getValue().path("properties"), into);
            } else {
                into.put(name, property.getValue().path("type").asText());
            }
        });
    }

    private static List<JsonNode> savedObjects() throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : Files.readAllLines(EFK.resolve("kibana/dashboard.ndjson"))) {
            objects.add(JSON.readTree(line));
        }
        return objects;
    }

    private static JsonNode json(String file) throws IOException {
        return JSON.readTree(EFK.resolve(file).toFile());
    }

    private static Map<?, ?> yaml(String file) throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setAllowDuplicateKeys(false).build();
        return (Map<?, ?>) new Load(settings).loadFromString(Files.readString(EFK.resolve(file)));
    }

    private static Map<?, ?> first(Map<?, ?> file, String kind) {
        return (Map<?, ?>) ((List<?>) ((Map<?, ?>) file.get("pipeline")).get(kind)).get(0);
    }
}
