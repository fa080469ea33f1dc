/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TestCommandTest {
    private static final String POLICY = """
            version: 1
            guardrails: {transports: [SASL_SSL]}
            roles:
              reader:
                - {allow: [Read, Describe], topic: orders}
              visitor:
                - {allow: Read, topic: menu}
            bindings:
              - {role: reader, to: "User:alice"}
              - {role: visitor, to: "User:guest", until: 2030-01-01T00:00:00Z, from: [10.0.0.0/8]}
            """;
    private static final String CASES = """
            version: 1
            policy: policy.yaml
            cases:
              - name: alice reads
                principal: User:alice
                allowed:
                  - {operation: [Read, Describe], topic: orders}
                denied:
                  - {operation: Write, topic: [orders, menu]}
                  - {operation: Alter, cluster: kafka-cluster}
              - name: guests come and go
                principal: User:guest
                from: 10.1.2.3
                transport: SASL_SSL
                listener: CLIENT
                at: 2029-01-01T00:00:00+02:00
                allowed: [{operation: Read, topic: menu}]
              - name: not over plaintext
                principal: User:alice
                transport: PLAINTEXT
                denied: [{operation: Read, topic: orders}]
            """;

    @TempDir
    Path directory;

    private Path policy = Path.of("");

    @BeforeEach
    void write() throws IOException {
        policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
    }

    private String cases(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static CommandRun test(String... arguments) {
        List<String> all = new ArrayList<>(List.of("policy", "test"));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void casesThatHold_passInOneLine() throws IOException {
        CommandRun run = test(cases("cases.yaml", CASES));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("3 cases, 7 checks: all passed in \\d+\\.\\d s\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void thePolicyThatWeShip_passesItsTests() {
        CommandRun run = test("../policies/mojaloop-tests.yaml");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("all passed");
    }

    @Test
    void aFailingCheck_isExplained() throws IOException {
        String wrong = cases(
                "cases.yaml",
                CASES.replace("{operation: Write, topic: [orders, menu]}", "{operation: Read, topic: [menu, orders]}"));

        CommandRun run = test(wrong);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("FAILED  alice reads\n")
                .contains(wrong + ":9:41: expected denied, but User:alice may Read Topic:orders from 127.0.0.1\n")
                .contains("because " + policy + ":5:7: allow Read on Topic:orders by role reader")
                .contains("3 cases, 7 checks: 1 failed in ")
                .doesNotContain("guests");
    }

    @Test
    void aDenialThatIsNotExpected_namesTheNearestMiss() throws IOException {
        CommandRun run = test(cases("cases.yaml", CASES.replace("10.1.2.3", "11.1.2.3")));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("expected allowed, but User:guest may not Read Topic:menu from 11.1.2.3 over SASL_SSL")
                .contains(
                        "because no rule allows it",
                        "nearest miss: would be allowed from 10.0.0.0/8: " + policy + ":7:7");
    }

    @Test
    void inMonitorMode_whatWouldBeDeniedIsDenied() throws IOException {
        Files.writeString(policy, POLICY.replace("version: 1", "version: 1\nmode: monitor"));
        assertThat(test(cases("cases.yaml", CASES)).exitCode()).isZero();
        Files.writeString(policy, POLICY.replace("{transports", "{mode: monitor, transports"));
        assertThat(test(cases("cases.yaml", CASES)).exitCode()).isZero();
        Files.writeString(policy, POLICY.replace("User:alice\"}", "User:alice\", mode: monitor}"));
        assertThat(test(cases("cases.yaml", CASES)).exitCode()).isZero();

        CommandRun run =
                test(cases("cases.yaml", CASES.replace("operation: [Read, Describe]", "operation: [Read, Delete]")));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("expected allowed, but User:alice may not Delete Topic:orders");
    }

    @Test
    void theFilter_choosesCases_andMayNotChooseNone() throws IOException {
        String file = cases("cases.yaml", CASES);

        assertThat(test("--filter", "guest|plain", file).out()).contains("2 cases of 3, 2 checks: all passed");
        CommandRun none = test("--filter", "gest", file);
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("none of 3 cases", "'gest'");
        assertThat(test("--filter", "(", file).exitCode()).isEqualTo(2);
    }

    @Test
    void severalFiles_areRunTogether_andAnInvalidOneFails() throws IOException {
        String good = cases("a.yaml", CASES);

        CommandRun run = test(good, cases("b.yaml", "version: 1\npolicy: policy.yaml\ncases: []\n"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("b.yaml:3:8: error: the list is empty", "3 cases, 7 checks: 1 file invalid in ");
    }

    @Test
    void anotherPolicy_canBeNamed() throws IOException {
        Path other = Files.writeString(directory.resolve("other.yaml"), POLICY.replace("orders", "other"));
        String file = cases("cases.yaml", CASES);
        String without = cases("without.yaml", CASES.replace("policy: policy.yaml\n", ""));

        assertThat(test("--policy", other.toString(), file).exitCode()).isEqualTo(1);
        assertThat(test("--policy", policy.toString(), without).exitCode()).isZero();
        assertThat(test(without).out()).contains("the file has no 'policy'");
        assertThat(test(without).exitCode()).isEqualTo(1);
    }

    @Test
    void filesThatCannotBeUsed_areSaidPlainly() throws IOException {
        assertThat(test(directory.resolve("none.yaml").toString()).exitCode()).isEqualTo(2);
        assertThat(test(cases("cases.yaml", CASES.replace("policy.yaml", "none.yaml")))
                        .exitCode())
                .isEqualTo(2);
        Files.writeString(policy, "version: 1\nbidings: []\n");
        CommandRun invalid = test(cases("cases.yaml", CASES));
        assertThat(invalid.exitCode()).isEqualTo(1);
        assertThat(invalid.err()).contains("policy.yaml is not a valid policy", "did you mean bindings?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 1 | version: 2 | unsupported-version",
                "version: 1 | x: 1 | missing-key",
                "policy: policy.yaml | polciy: policy.yaml | did you mean policy?",
                "name: alice reads | nmae: alice reads | did you mean name?",
                "name: alice reads | name: not over plaintext | has the same name",
                "principal: User:alice | principal: alice | did you mean User:alice?",
                "principal: User:alice | principle: User:alice | did you mean principal?",
                "from: 10.1.2.3 | from: localhost | is not an address",
                "from: 10.1.2.3 | from: 10.0.0.0/8 | not a block",
                "transport: SASL_SSL | transport: SASL_SLS | did you mean SASL_SSL?",
                "at: 2029-01-01T00:00:00+02:00 | at: 2029-01-01 | is not a moment",
                "denied: [{operation: Read, topic: orders}] | denied: [] | the list is empty",
                "denied: [{operation: Read, topic: orders}] | deneid: [] | this case checks nothing",
                "denied: [{operation: Read, topic: orders}] | denied: {operation: Read} | not a list of checks",
                "denied: [{operation: Read, topic: orders}] | denied: [{operation: Read}] | about no resource",
                "denied: [{operation: Read, topic: orders}] | denied: [{operation: [], topic: a}] | the list is empty",
                "denied: [{operation: Read, topic: orders}] | denied: [{operation: Read, topic: []}] | the list is empty",
                "denied: [{operation: Read, topic: orders}] | denied: [{operation: Read, topic: }] | nothing stands here",
                "denied: [{operation: Read, topic: orders}] | denied: [{operation: Read, topic: a, group: b}] | several",
                "denied: [{operation: Read, topic: orders}] | denied: [{operation: read, topic: a}] | did you mean Read?",
                "denied: [{operation: Read, topic: orders}] | denied: [{operation: Write, group: a}] | there is no Write",
                "denied: [{operation: Read, topic: orders}] | denied: [{operation: Read, topic: 'a*'}] | not about a pattern",
                "cluster: kafka-cluster | cluster: mine | the only name of a cluster",
                "cluster: kafka-cluster | clutser: kafka-cluster | did you mean cluster?",
                "denied: [{operation: Read, topic: orders}] | denied: &a [x] | anchors",
                "name: not over plaintext | name: a, name: b | not YAML"
            })
    void whatCannotBeUnderstood_neverPasses(String right, String wrong, String remedy) throws IOException {
        assertThat(CASES).contains(right);

        CommandRun run = test(cases("cases.yaml", CASES.replace(right, wrong)));

        assertThat(run.exitCode()).isEqualTo(1);
        if (!remedy.equals("not YAML")) {
            assertThat(run.out()).contains(remedy);
        }
        assertThat(run.out()).containsPattern("cases\\.yaml:\\d+:\\d+: error: ").contains("1 file invalid");
    }

    @Test
    void json_hasEveryFailureWithItsAnswer() throws IOException {
        CommandRun run = test("--json", cases("cases.yaml", CASES.replace("10.1.2.3", "11.1.2.3")));

        JsonNode report = new ObjectMapper().readTree(run.out());
        JsonNode failure = report.at("/files/0/cases/1/failures/0");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(report.at("/summary/checks").asInt()).isEqualTo(7);
        assertThat(report.at("/summary/failedChecks").asInt()).isEqualTo(1);
        assertThat(report.at("/summary/passed").asBoolean()).isFalse();
        assertThat(report.at("/files/0/cases/0/passed").asBoolean()).isTrue();
        assertThat(failure.path("expected").asText()).isEqualTo("allowed");
        assertThat(failure.path("line").asInt()).isEqualTo(17);
        assertThat(failure.at("/answer/nearestMiss/because/line").asInt()).isEqualTo(7);
    }

    private Document junit(CommandRun run, Path file) throws Exception {
        assertThat(run.exitCode()).isEqualTo(1);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    @Test
    void junit_hasATestForEachCase() throws Exception {
        Path report = directory.resolve("report.xml");

        Document xml = junit(
                test(
                        "--junit",
                        report.toString(),
                        cases("cases.yaml", CASES.replace("10.1.2.3", "11.1.2.3")),
                        cases("broken.yaml", "version: 1\n")),
                report);

        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(xml.getElementsByTagName("failure").item(0).getTextContent()).contains("nearest miss");
        assertThat(xml.getElementsByTagName("error").item(0).getTextContent()).contains("'cases'");
    }

    @Test
    void hostileText_neverReachesATerminalAndNeverBreaksAReport() throws Exception {
        Path report = directory.resolve("report.xml");
        String hostile = cases("cases.yaml", """
                version: 1
                policy: policy.yaml
                cases:
                  - name: "a\\e[2J\\u202e]]>&<\\0"
                    principal: "User:\\x9b"
                    allowed: [{operation: Read, group: "\\e]0;x\\a"}]
                """);
        String broken =
                cases("broken.yaml", "version: 1\n\"\\x9b\": \"\\e\"\npolicy: \"a\\0b\"\ncases: [\"\\r\\u2066\"]\n");

        CommandRun run = test("--junit", report.toString(), hostile, broken);

        assertThat(run.isHarmless()).as(run.out()).isTrue();
        assertThat(test("--json", hostile, broken).isHarmless()).isTrue();
        Document xml = junit(run, report);
        assertThat(((Element) xml.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .isEqualTo("a\\u001b[2J\\u202e]]>&<\\u0000");
        assertThat(Files.readString(report).codePoints().noneMatch(c -> c == 27 || c == 0x9b))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "User:alice; All; no client asks for All",
                "group:readers; Write; is not a principal",
                "User:*; Write; is not a principal",
            })
    void caseThatNoClientCouldAsk_isAnError_notAGreenTest(String principal, String operation, String message)
            throws IOException {
        CommandRun run = test(cases("cases.yaml", """
                version: 1
                policy: policy.yaml
                cases:
                  - {name: a, principal: "%s", denied: [{operation: %s, topic: orders}]}
                """.formatted(principal, operation)));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains(message);
    }
}
