/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.cli.CommandRun;
import io.mojaloop.kafka.security.cli.audit.Trails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {
    private static final int MIB = 1024 * 1024;
    private static final String POLICY = """
            version: 1
            mode: enforce
            quotas:
              unlisted: {produce: 1MiB/s, consume: 1MiB/s}
              exempt: ["User:broker"]
              tenants:
                payments:
                  members: ["User:adapter", "User:handler"]
                  produce: 4MiB/s
                  scope: cluster
                quiet:
                  members: ["User:quiet"]
                  consume: 2MiB/s
                  scope: broker
            """;

    @TempDir
    private Path directory;

    private Path policy;

    @BeforeEach
    void writePolicy() throws IOException {
        policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("quota", "simulate", "--policy", policy.toString()));
        all.addAll(Arrays.asList(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private Path recording(String... documents) throws IOException {
        return Files.write(directory.resolve("status.jsonl"), List.of(documents));
    }

    private static String document(int second, String... budgets) {
        return "{\"format\":\"kafka-security-quota-status\",\"version\":1,\"hasUse\":true,\"time\":\"2026-11-23T12:00:"
                + String.format("%02d", second) + "Z\",\"budgets\":[" + String.join(",", budgets) + "]}";
    }

    /** @param mibs on node 1, node 2 and so on */
    private static String produce(String tags, String more, double... mibs) {
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i < mibs.length; i++) {
            nodes.append(i == 0 ? "" : ",")
                    .append("{\"node\":\"" + (i + 1) + "\",\"use\":" + mibs[i] * MIB + more + "}");
        }
        return "{\"type\":\"produce\",\"tags\":" + tags + ",\"nodes\":[" + nodes + "]}";
    }

    private static String user(String name, double... mibs) {
        return produce("{\"user\":\"" + name + "\",\"client-id\":\"\"}", "", mibs);
    }

    private JsonNode json(CommandRun run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }

    private static JsonNode budget(JsonNode report, String name) {
        for (JsonNode budget : report.get("budgets")) {
            if (budget.get("name").asText().equals(name)) {
                return budget;
            }
        }
        throw new AssertionError("no budget " + name + " in " + report);
    }

    @Test
    void members_areSummedOverNodes_andTheirTenantIsExceeded() throws IOException {
        Path recording = recording(
                document(0, user("adapter", 1, 1), user("handler", 1, 0)),
                document(10, user("adapter", 3, 2), user("handler", 1, 0)));

        CommandRun run = run("--from", recording.toString(), "--json");

        JsonNode payments = budget(json(run), "payments");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(payments.get("peak").asDouble()).isEqualTo(6.0 * MIB);
        assertThat(payments.get("mean").asDouble()).isEqualTo(4.5 * MIB);
        assertThat(payments.get("over").asDouble()).isEqualTo(0.5);
        assertThat(payments.get("delayAtPeakMs").asDouble()).isEqualTo(5500);
        assertThat(payments.get("suggestedText").asText()).isEqualTo("9MiB/s");
        assertThat(payments.get("who").get(0).get("label").asText()).isEqualTo("User:adapter");
    }

    @Test
    void withinLimits_nobodyIsSlowed_andIdleTenantsAreShown() throws IOException {
        CommandRun run = run(
                "--from", recording(document(0, user("stranger", 0.5, 0.75))).toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "Nobody would have been slowed.",
                        "tenant quiet",
                        "unlisted User:stranger",
                        "768 KiB/s",
                        "1 sample\n")
                .doesNotContain("\033");
    }

    /** Each broker has its own: three times three quarters is no more than one. */
    @Test
    void unlisted_isOfEachBroker() throws IOException {
        JsonNode report = json(run(
                "--from", recording(document(0, user("x", 0.75, 0.75, 0.75))).toString(), "--json"));

        assertThat(budget(report, "User:x").get("peak").asDouble()).isEqualTo(0.75 * MIB);
        assertThat(budget(report, "User:x").get("scope").asText()).isEqualTo("broker");
    }

    @Test
    void whoCannotBeLimited_isListedWithTheReason() throws IOException {
        Path recording = recording(document(
                0,
                produce("{\"exempt\":\"User/admin\"}", "", 90),
                user("broker", 80),
                "{\"type\":\"produce\",\"limit\":5,\"tags\":{\"user\":\"adapter\",\"client-id\":\"\"},"
                        + "\"nodes\":[{\"node\":\"1\",\"use\":7e7}]}",
                produce("{\"user\":\"\",\"client-id\":\"rdkafka\"}", "", 60),
                produce("{\"tenant\":\"gone\"}", "", 50),
                "{\"type\":\"request\",\"tags\":{\"user\":\"x\",\"client-id\":\"\"},"
                        + "\"nodes\":[{\"node\":\"1\",\"use\":40}]}"));

        CommandRun run = run("--from", recording.toString(), "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(json(run).get("notLimited"))
                .extracting(
                        row -> row.get("kind").asText() + " " + row.get("name").asText())
                .containsExactlyInAnyOrder(
                        "exempt User:admin",
                        "exempt User:broker",
                        "kafka_configs User:adapter",
                        "unknown client rdkafka",
                        "unknown members of gone",
                        "unlimited User:x");
        assertThat(json(run).get("notes").toString())
                .contains("2 budgets cannot be assigned", "which of its members used it is not recorded");
    }

    @Test
    void recordedTenant_isTheTenantOfThatName_andItsSlownessIsTold() throws IOException {
        Path recording = recording(document(0, produce("{\"tenant\":\"payments\"}", ",\"throttleTimeMs\":20", 2, 1.5)));

        CommandRun run = run("--from", recording.toString(), "--json");

        assertThat(budget(json(run), "payments").get("peak").asDouble()).isEqualTo(3.5 * MIB);
        assertThat(json(run).get("notes").toString()).contains("1 budget were slowed while it was recorded");
    }

    @Test
    void html_isOnePageWithACurve_andNamesCannotBecomeMarkup() throws IOException {
        Path page = directory.resolve("page.html");
        String evil = "<script>alert(1)</script>";

        CommandRun run = run(
                "--from",
                recording(document(0, user(evil, 3)), document(10, user(evil, 2)))
                        .toString(),
                "--html",
                page.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(Files.readString(page))
                .contains("<polyline class=\"rate\"", "class=\"limit\"", "&lt;script&gt;", "default-src 'none'")
                .doesNotContain("<script");
    }

    /** 60 x 100 requests in a minute at 6200 bytes are 605 KiB/s; the first of a kind has a record of its own. */
    @Test
    void trail_isCountedAndGuessed() throws IOException {
        Path trail = directory.resolve("trail");
        Trails.write(
                trail,
                Trails.allowed("adapter", "10.0.0.1", "WRITE", "topic-transfer-prepare"),
                Trails.count(Trails.allowed("adapter", "10.0.0.1", "WRITE", "topic-transfer-prepare"), 6000),
                Trails.denied("stranger", "10.0.0.1", "WRITE", "topic-transfer-prepare"));

        CommandRun run = run("--trail", trail.toString(), "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(budget(json(run), "payments").get("peak").asDouble()).isEqualTo(6001 * 6200 / 60.0);
        assertThat(json(run).get("notes").toString()).contains("Bytes are a guess: 6001 allowed", "x 6200 bytes");
        assertThat(json(run).get("budgets").toString()).doesNotContain("stranger");
    }

    @Test
    void trail_withLargeMessages_isExceeded() {
        Path trail = directory.resolve("trail");
        Trails.write(trail, Trails.count(Trails.allowed("adapter", "10.0.0.1", "WRITE", "t"), 6000));

        assertThat(run("--trail", trail.toString(), "--bytes-per-request", "100000")
                        .exitCode())
                .isEqualTo(1);
    }

    /** As a line for each minute of eight thousand years it would never end. */
    @ParameterizedTest
    @CsvSource({"1970-01-01T00:00:00Z, 9999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z, +200000000-01-01T00:00:00Z"})
    void trail_withAWindowOfAges_isCountedAtItsBeginning(String start, String end) throws IOException {
        Path trail = Files.writeString(
                directory.resolve("audit.jsonl"),
                ("{'@timestamp':'2026-01-01T00:00:00Z','event':{'action':'authorization-allowed','start':'" + start
                                + "','end':'" + end + "'},'user':{'name':'adapter'},'service':{'node':{'name':'1'}},"
                                + "'kafka':{'api_key':'PRODUCE','count':5,'resource':{'type':'TOPIC'}}}\n")
                        .replace('\'', '"'));

        CommandRun run = run("--trail", trail.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("5 allowed produce and fetch requests");
    }

    @Test
    void recording_ofATimeThatNoClockShows_isABrokenLine() throws IOException {
        String ages = document(0, user("x", 0.1))
                .replaceFirst("\"time\":\"[^\"]*\"", "\"time\":\"+999999999-01-01T00:00:00Z\"");
        CommandRun run =
                run("--from", recording(ages, document(0, user("x", 0.1))).toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("1 line of the recording cannot be read");
    }

    @Test
    void brokenLines_areCounted_andTheRestIsUsed() throws IOException {
        CommandRun run = run(
                "--from",
                recording("{", document(0, user("x", 0.1)), "{\"format\":\"other\"}")
                        .toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("2 lines of the recording cannot be read");
    }

    @Test
    void nothingOfUse_endsWith2() throws IOException {
        CommandRun run = run("--from", recording("{}").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("holds no sample of use", "quota status --json --watch 10");
    }

    @ParameterizedTest
    @CsvSource({
        "--headroom=0.5, --headroom must be 1 to 100",
        "--headroom=NaN, --headroom must be",
        "--bytes-per-request=100, --bytes-per-request needs --trail",
        "--super-users=alice, is no principal"
    })
    void wrongUsage_isRefused(String argument, String message) throws IOException {
        CommandRun run = run("--from", recording(document(0)).toString(), argument);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void bothRecordings_orNone_areWrongUsage() {
        assertThat(run().exitCode()).isEqualTo(2);
        assertThat(run("--from", "a", "--trail", "b").exitCode()).isEqualTo(2);
    }

    @Test
    void policyWithoutQuotas_endsWith2() throws IOException {
        Files.writeString(policy, "version: 1\nmode: enforce\n");

        CommandRun run = run("--from", recording(document(0)).toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("has no quotas");
    }
}
