/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.cli.CommandRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final String EVIL = "</title><script>alert(1)</script>\" onload='x' &\u202e\u0007";

    @TempDir
    Path directory;

    private Path trail;

    @BeforeEach
    void writeTrail() throws IOException {
        trail = Files.createDirectory(directory.resolve("trail"));
        Trails.write(
                trail,
                Trails.allowed("alice", "10.1.2.3", "WRITE", "payments"),
                Trails.count(Trails.allowed("alice", "10.1.2.3", "WRITE", "payments"), 999),
                Trails.denied("bob", "10.9.9.9", "READ", "payments"),
                Trails.count(Trails.denied("bob", "10.9.9.9", "READ", "payments"), 40),
                Trails.denied(EVIL, "2001:db8::7", "ALTER", EVIL),
                Trails.failure("root", "203.0.113.7"),
                Trails.topicDeleted(EVIL, "old"),
                Trails.policy("ab".repeat(32)),
                Trails.throttled("bulk"));
    }

    private CommandRun report(String... options) {
        List<String> all = new ArrayList<>(List.of("audit", "report", trail.toString()));
        all.addAll(Arrays.asList(options));
        return CommandRun.of(all.toArray(new String[0]));
    }

    @Test
    void counts_areExact() throws IOException {
        CommandRun run = report("--json");
        JsonNode root = new ObjectMapper().readTree(run.out());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(root.at("/totals/allowed").asLong()).isEqualTo(1000);
        assertThat(root.at("/totals/denied").asLong()).isEqualTo(42);
        assertThat(root.at("/totals/authentication-failed").asLong()).isEqualTo(1);
        assertThat(root.at("/tables/denied/exact").asBoolean()).isTrue();
        assertThat(root.at("/tables/denied/rows/0/principal").asText()).isEqualTo("bob");
        assertThat(root.at("/tables/denied/rows/0/denied").asLong()).isEqualTo(41);
        assertThat(root.at("/tables/principals/rows/0/allowed").asLong()).isEqualTo(1000);
        assertThat(root.at("/tables/authentication-failures/rows/0/claimed name")
                        .asText())
                .isEqualTo("root");
        assertThat(root.at("/tables/throttles/rows/0/tenant").asText()).isEqualTo("dfsp-1");
        assertThat(root.at("/journals/admin-changes/newest/0/action").asText()).isEqualTo("topic-deleted");
        assertThat(root.at("/journals/policy-changes/newest/0/words").asText()).contains("ab".repeat(32));
        assertThat(run.isHarmless()).isTrue();
    }

    @Test
    void text_isForATerminal() {
        CommandRun run = report();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "42  requests denied", "Denied requests", "bob", "denied-by-default", "topic-deleted TOPIC old")
                .contains("kafka-security audit verify");
        assertThat(run.isHarmless()).isTrue();
    }

    @Test
    void html_isOneWellFormedPage_thatRunsNothing_whateverClientsCallThemselves() throws Exception {
        Path page = directory.resolve("report.html");

        CommandRun run = report("--html", page.toString());
        String html = Files.readString(page);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(html)
                .contains("Content-Security-Policy", "default-src 'none'", "&lt;script&gt;alert(1)", "\\u202e\\u0007")
                .doesNotContain("<script", "\u202e", "\u0007", "http://", "https://", "url(", "@import", "style=\"");
        assertThat(html.split("<svg", -1)).hasSizeGreaterThan(5);
        assertThat(html.split("<svg", -1).length).isEqualTo(html.split("<desc", -1).length);
        // As XML, but for what HTML leaves open: a client's text that broke out of its element would not fit together.
        String xml = html.replaceFirst("<!DOCTYPE html>", "").replaceAll("<(meta [^>]*)>", "<$1/>");
        var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
        factory.setFeature(javax.xml.XMLConstants.FEATURE_SECURE_PROCESSING, true);
        var document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("b").getLength()).isPositive();
    }

    @Test
    void aFilter_isAppliedAndTold() {
        CommandRun run = report("--principal", "bob", "--since", "2026-11-01");

        assertThat(run.out())
                .contains("only: principal bob", "41  requests denied")
                .doesNotContain("requests allowed");
    }

    @Test
    void nothingInTheTime_isADifference() {
        CommandRun run = report("--until", "2020-01-01");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("no records in the time that was asked for");
    }

    @Test
    void aGap_isTold() throws IOException {
        Path file = Files.list(trail)
                .filter(one -> one.toString().endsWith(".jsonl"))
                .findFirst()
                .orElseThrow();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(3);
        lines.remove(3);
        Files.write(file, lines);

        assertThat(report().out()).contains("Losses and gaps", "2 records are not here: 2 is followed by 5");
    }

    @Test
    void wrongOptions_areWrongUsage() {
        assertThat(report("--top", "0").exitCode()).isEqualTo(2);
        assertThat(report("--html", directory.resolve("no/such/dir.html").toString())
                        .exitCode())
                .isEqualTo(2);
    }
}
