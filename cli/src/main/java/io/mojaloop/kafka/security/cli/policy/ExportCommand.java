/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.policy.acls.AclCommands;
import io.mojaloop.kafka.security.cli.policy.acls.AclJson;
import io.mojaloop.kafka.security.cli.policy.acls.AclStore;
import io.mojaloop.kafka.security.cli.policy.acls.Applying;
import io.mojaloop.kafka.security.cli.policy.acls.Loss;
import io.mojaloop.kafka.security.cli.policy.acls.Translation;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns a policy into native ACLs. */
@Command(
        name = "export",
        description = {
            "Turn a policy into native ACLs, for a cluster that cannot take a plug-in.",
            "",
            "Prints commands of Kafka's own kafka-acls, or JSON that 'import --from' reads again; or gives the cluster the"
                    + " ACLs itself (--apply). Denials stay denials.",
            "",
            "What ACLs cannot say is listed on the standard error with its line: guardrails, quotas, bindings that end"
                    + " or only observe (left out), blocks of addresses. If there is any, --apply changes nothing and the"
                    + " exit status is 1, unless you accept it by --allow-loss."
        },
        parameterListHeading = "%nParameters:%n",
        exitCodeList = {
            "0:done, and nothing was lost",
            "1:ACLs cannot say all of the policy, or the policy is invalid",
            "2:wrong usage, or a file or the cluster cannot be used",
            "3:the cluster did not take all changes"
        },
        footer = {
            "  kafka-security policy export mojaloop.yaml > acls.sh",
            "  kafka-security policy export --as json mojaloop.yaml",
            "  kafka-security policy export --apply --dry-run --bootstrap-server kafka:9093 \\",
            "    --command-config admin.properties mojaloop.yaml",
            "",
            "JSON: {\"version\": 1, \"acls\": [...]}; each ACL has the fields of kafka-acls --list: principal, host,",
            "operation, permissionType, resourceType, name, patternType."
        })
final class ExportCommand extends Subcommand implements Callable<Integer> {
    private enum Form {
        KAFKA_ACLS("kafka-acls"),
        JSON("json");

        private final String text;

        Form(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Parameters(paramLabel = "POLICY", description = "The policy; - for the standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path policy;

    @Option(
            names = "--as",
            paramLabel = "FORM",
            defaultValue = "kafka-acls",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default. With --apply: how to tell the plan.")
    private Form form = Form.KAFKA_ACLS;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--apply",
            description = "Create the ACLs in the cluster. Without it, the cluster is not asked: the commands name it.")
    private boolean apply;

    @Option(names = "--dry-run", description = "With --apply: only tell what would be done.")
    private boolean dryRun;

    @Option(names = "--prune", description = "With --apply: delete all ACLs that the policy does not have. Asks first.")
    private boolean prune;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--allow-loss", description = "Accept what ACLs cannot say.")
    private boolean allowLoss;

    @Option(names = "--include-expiring", description = "Export bindings that end, too: as ACLs they never do.")
    private boolean includeExpiring;

    @Option(
            names = "--include-monitored",
            description = "Export bindings in monitor mode, too: as ACLs, their denials refuse.")
    private boolean includeMonitored;

    @Option(
            names = "--cidr",
            description = "The cluster understands blocks of addresses (metadata version 4.4-IV1 or later, or"
                    + " PolicyAuthorizer): do not count them as lost.")
    private boolean cidr;

    @Override
    public Integer call() {
        check();
        Translation translation = Translation.of(
                PolicyFiles.load(policy),
                new Translation.Choices(includeExpiring, includeMonitored, cidr),
                Instant.now());
        List<Loss> losses = new ArrayList<>(translation.losses());
        AclCommands commands = AclCommands.of(tool(), translation.acls());
        if (form == Form.KAFKA_ACLS && !apply) {
            losses.addAll(commands.losses());
        }
        warn(losses);
        boolean lost = !losses.isEmpty() && !allowLoss;
        if (apply) {
            apply(translation, lost);
        } else {
            print(translation, commands);
        }
        return lost ? ExitCode.DIFFERED : ExitCode.OK;
    }

    private void check() {
        if (apply && cluster.cluster().isEmpty()) {
            throw usage("--apply needs --bootstrap-server");
        }
        if (!apply && (dryRun || prune || yes)) {
            throw usage("--dry-run, --prune and --yes need --apply");
        }
        cluster.check();
    }

    private void warn(List<Loss> losses) {
        PrintWriter err = err();
        losses.forEach(loss -> err.println("warning: " + LogText.escape(loss.toString())));
        if (!losses.isEmpty()) {
            err.println("ACLs cannot say " + Count.of(losses.size(), "thing") + " of this policy"
                    + (allowLoss ? "; accepted" : "; --allow-loss accepts it"));
        }
        err.flush();
    }

    private void print(Translation translation, AclCommands commands) {
        PrintWriter out = out();
        if (form == Form.JSON) {
            out.println(AclJson.write(translation.acls()));
        } else {
            out.println("#!/bin/sh");
            out.println("# Written by kafka-security policy export, from "
                    + LogText.escape(PolicyFiles.name(policy)) + ": "
                    + Count.of(translation.acls().size(), "ACL") + ".");
            if (cluster.cluster().isEmpty()) {
                out.println("# BOOTSTRAP_SERVER=host:port and, if need be, COMMAND_CONFIG=file name the cluster;"
                        + " KAFKA_ACLS the tool, if it is not on the path.");
            }
            out.println("set -eu");
            commands.commands().forEach(out::println);
        }
        out.flush();
    }

    private String tool() {
        return "\"${KAFKA_ACLS:-kafka-acls.sh}\" --bootstrap-server "
                + cluster.cluster()
                        .map(this::client)
                        .orElse("\"$BOOTSTRAP_SERVER\" ${COMMAND_CONFIG:+--command-config \"$COMMAND_CONFIG\"}");
    }

    private String client(String server) {
        return AclCommands.quote(server)
                + cluster.commandConfig()
                        .map(file -> " --command-config " + AclCommands.quote(file.toString()))
                        .orElse("");
    }

    private void apply(Translation translation, boolean lost) {
        Applying applying = new Applying(dryRun || lost, prune, form == Form.JSON, this::consent);
        try (AclStore store = cluster.open()) {
            applying.run(translation.acls(), store, out());
        }
        if (lost && !dryRun) {
            err().println("Nothing was changed: something would be lost.");
            err().flush();
        }
    }

    private boolean consent(String question) {
        Console console = yes ? null : System.console();
        if (console == null) {
            return yes;
        }
        String answer = console.readLine("%s [y/N] ", question);
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}
