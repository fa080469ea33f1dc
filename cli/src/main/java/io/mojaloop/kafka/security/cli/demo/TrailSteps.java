/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.mojaloop.kafka.security.audit.trail.verify.Verification;
import io.mojaloop.kafka.security.cli.audit.filter.Filter;
import io.mojaloop.kafka.security.cli.audit.filter.Period;
import io.mojaloop.kafka.security.cli.audit.read.LineReader;
import io.mojaloop.kafka.security.cli.audit.report.ReportBuilder;
import io.mojaloop.kafka.security.cli.audit.report.ReportHtml;
import io.mojaloop.kafka.security.cli.audit.report.TrailReport;
import io.mojaloop.kafka.security.cli.audit.show.BadLines;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.OutputFiles;
import io.mojaloop.kafka.security.kit.DirectoryTree;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The audit trail knows of all of it, and shows whether somebody touched it. */
record TrailSteps(DemoTrail trail, Patience patience, Path report) {
    private static final int TOP = 20;

    List<Step> steps() {
        return List.of(
                record(
                        "trail-names-rogue",
                        "The rogue is in the trail",
                        "who was denied what, from where",
                        this::rogue),
                record(
                        "trail-names-claimed-user",
                        "The wrong password is in the trail",
                        "the failed login, with the name that was claimed",
                        record -> is(record, "authentication-failed")
                                && Cast.API_ADAPTER.equals(
                                        record.path("user").path("name").asText())),
                record(
                        "trail-names-acl-change",
                        "The change of an ACL is in the trail",
                        "what admin stored, and that it worked",
                        record -> is(record, "acl-created")
                                && "admin"
                                        .equals(record.path("user").path("name").asText())
                                && "success"
                                        .equals(record.path("event")
                                                .path("outcome")
                                                .asText())),
                record(
                        "trail-names-slowed",
                        "Who was slowed is in the trail",
                        "the tenant, its limit and what it used",
                        record -> is(record, "throttling-started")
                                && Cast.FUNDS.equals(
                                        record.at("/kafka/quota/tenant").asText())),
                new Step(
                        "trail-verifies",
                        "Nobody touched the trail",
                        "kafka-security audit verify, with the public key",
                        Expectation.success("hashes, chain and signatures are right"),
                        () -> patience.until(Expectation.success("signed"), this::verify)),
                new Step(
                        "trail-shows-tampering",
                        "Somebody touched a copy of it",
                        "remove the line about the rogue from a copy, and verify that",
                        Expectation.success("the missing record is named"),
                        this::tamper),
                new Step(
                        "trail-report",
                        "A page for the auditor",
                        "kafka-security audit report --html",
                        Expectation.success("one page, with charts"),
                        this::writeReport));
    }

    private Step record(String id, String title, String expected, Predicate<JsonNode> wanted) {
        Expectation found = Expectation.success(expected);
        return new Step(
                id,
                title,
                "look into the broker's audit trail",
                found,
                () -> patience.until(found, () -> trail.message(wanted)));
    }

    private static boolean is(JsonNode record, String action) {
        return action.equals(record.path("event").path("action").asText());
    }

    private boolean rogue(JsonNode record) {
        return is(record, "authorization-denied")
                && Cast.ROGUE.equals(record.path("user").path("name").asText())
                && Cast.PREPARE.equals(
                        record.path("kafka").path("resource").path("name").asText());
    }

    private String verify() throws Exception {
        trail.files();
        Verification verification = trail.verify(trail.directory());
        DemoTrail.tampering(verification).ifPresent(words -> {
            throw new Unmet(words);
        });
        Verification.Summary summary = verification.summary();
        if (summary.verifiedCheckpoints() == 0) {
            throw new Unmet("nothing is signed yet");
        }
        return Count.of(summary.records(), "record") + ", " + Count.of(summary.verifiedCheckpoints(), "signature")
                + ": intact";
    }

    private String tamper() throws Exception {
        trail.files();
        Path copy = Files.createTempDirectory("kafka-security-demo-tampered-");
        try {
            String removed = trail.copyWithout(this::rogue, copy);
            String found = DemoTrail.tampering(trail.verify(copy)).orElseThrow(() -> new Unmet("nothing is noticed"));
            return "without \"" + removed + "\": " + found;
        } finally {
            DirectoryTree.delete(copy);
        }
    }

    private String writeReport() {
        List<Path> files = trail.files();
        ReportBuilder builder =
                new ReportBuilder(Filter.ALL, TOP, new BadLines(new PrintWriter(Writer.nullWriter(), false)));
        new LineReader(builder, more -> {}).read(files);
        TrailReport made = builder.report(
                List.of(trail.directory().getFileName().toString()),
                Instant.now(),
                new Period(Optional.empty(), Optional.empty()),
                List.of(),
                files.size());
        OutputFiles.replace(report, ReportHtml.of(made));
        return "written to " + report;
    }
}
