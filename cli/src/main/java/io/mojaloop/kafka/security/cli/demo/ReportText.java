/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.Paragraph;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import java.io.PrintWriter;
import java.util.Locale;

/** The words around the steps, for a person. */
record ReportText(PrintWriter out, Terminal terminal, boolean coloured) {

    void heading(DemoRequest request) {
        Style style = new Style(coloured);
        out.println(style.bold("Mojaloop Kafka Security demo: Kafka " + request.kafka() + ", "
                + (request.mode().name().equals("KRAFT") ? "KRaft" : "ZooKeeper")));
        paragraph(
                request.control()
                        ? "CONTROL: a stock broker without an authorizer. Where the steps differ is what the suite"
                                + " protects from."
                        : "A real broker, with the jars of plugins/ on its class path and policies/" + Pack.FILE
                                + " as its policy file, under attack.");
        out.println();
        out.flush();
    }

    void result(DemoReport report) {
        Style style = new Style(coloured);
        if (report.error().isPresent()) {
            error(report.error().get());
            return;
        }
        DemoReport.Summary summary = report.summary();
        String time = String.format(
                Locale.ROOT,
                "%.1f s, of which %.1f s to start",
                report.durations().totalMillis() / 1000.0,
                report.durations().startMillis() / 1000.0);
        out.println();
        out.println(
                summary.passed()
                        ? style.good("All " + Count.of(summary.steps(), "step") + " as expected") + " (" + time + ")."
                        : style.bad(summary.differed() + " of " + summary.steps() + " steps differ") + " (" + time
                                + ").");
        if (report.control()) {
            paragraph(
                    "This was the control run, on a stock broker: with the suite's jars and the policy file every one of"
                            + " these steps is as expected.");
        } else if (summary.passed()) {
            paragraph("The services had no ACL: all they may do is in policies/" + Pack.FILE
                    + ". The same steps on a stock broker: add --control.");
        }
        report.logs().ifPresent(logs -> out.println("The broker's logs are in " + logs));
        report.cluster().ifPresent(this::cluster);
        out.flush();
    }

    private void error(DemoReport.Failure failure) {
        Style style = new Style(coloured);
        out.println(style.bad("The demo cannot run: " + failure.kind()));
        out.println(failure.message());
        if (!failure.remedy().isEmpty()) {
            paragraph(failure.remedy());
        }
        out.flush();
    }

    private void cluster(KeptCluster kept) {
        String properties = kept.clientProperties().getOrDefault(Cast.ROGUE, "");
        out.println();
        out.println("The cluster is left running.");
        field("run directory", kept.runDirectory());
        field("bootstrap", kept.bootstrap() + " (SASL_SSL), " + kept.bootstrapMutualTls() + " (mutual TLS)");
        field("policy file", kept.policyFile());
        field("audit trail", kept.auditTrail());
        field("server log", kept.serverLog());
        field("authorizer log", kept.authorizerLog());
        out.println("  client.properties");
        kept.clientProperties().values().forEach(file -> out.println("    " + file));
        out.println("Try it by hand: the rogue finds no such topic, with admin.properties it is there.");
        out.println("  java -cp '" + kept.tools() + "' org.apache.kafka.tools.GetOffsetShell \\");
        out.println("    --bootstrap-server " + kept.bootstrap() + " --topic " + Cast.PREPARE + " \\");
        out.println("    --command-config " + properties);
        paragraph("Edit the policy file and try again: the broker takes a change over within a second or two, without a"
                + " restart. What it refuses, and why, is in the server log.");
        out.println("Watch the audit trail, and verify it:");
        out.println("  kafka-security audit tail --follow " + kept.auditTrail());
        out.println("  kafka-security audit verify --public-key " + kept.auditPublicKey() + " " + kept.auditTrail());
        out.println("Stop it:");
        out.println("  " + kept.stop() + " && rm -r " + kept.runDirectory());
    }

    private void field(String name, String value) {
        out.println(String.format(Locale.ROOT, "  %-15s %s", name, value));
    }

    private void paragraph(String text) {
        Paragraph.wrap(text, terminal.columns() - 1).forEach(out::println);
    }
}
