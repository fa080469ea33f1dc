/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.policy.acls.AclCommands;
import io.mojaloop.kafka.security.cli.policy.acls.AclJson;
import io.mojaloop.kafka.security.cli.policy.acls.AclStore;
import io.mojaloop.kafka.security.cli.policy.acls.Applying;
import io.mojaloop.kafka.security.cli.policy.acls.ClusterAclStore;
import io.mojaloop.kafka.security.cli.policy.acls.Loss;
import io.mojaloop.kafka.security.cli.policy.acls.Translation;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.HelpOption;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nParameters:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done, and nothing was lost",
            "1:ACLs cannot say all of the policy, or the policy is invalid",
            "2:wrong usage, or a file or the cluster cannot be used",
            "3:the cluster did not take all changes"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kafka-security policy export mojaloop.yaml > acls.sh",
            "  kafka-security policy export --as json mojaloop.yaml",
            "  kafka-security policy export --apply --dry-run --bootstrap-server kafka:9093 \\",
            "    --command-config admin.properties mojaloop.yaml",
            "",
            "JSON: {\"version\": 1, \"acls\": [...]}; each ACL has the fields of kafka-acls --list: principal, host,",
            "operation, permissionType, resourceType, name, patternType."
        })
final class ExportCommand implements Callable<Integer> {
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

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private final HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "POLICY", description = "The policy; - for the standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path policy;

    @Option(
            names = "--as",
            paramLabel = "FORM",
            defaultValue = "kafka-acls",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default. With --apply: how to tell the plan.")
    private Form form = Form.KAFKA_ACLS;

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description = "A broker of the cluster: for --apply, or to be named in the commands.")
    private @Nullable String bootstrapServer;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties of the client, as for kafka-acls. --apply needs Alter on the cluster.")
    private @Nullable Path commandConfig;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long the cluster may take to answer; ${DEFAULT-VALUE} by default.")
    private int timeoutSeconds = 15;

    @Option(names = "--apply", description = "Create the ACLs in the cluster.")
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
        if (apply && bootstrapServer == null) {
            throw new ParameterException(spec.commandLine(), "--apply needs --bootstrap-server");
        }
        if (!apply && (dryRun || prune || yes)) {
            throw new ParameterException(spec.commandLine(), "--dry-run, --prune and --yes need --apply");
        }
        if (timeoutSeconds < 1 || timeoutSeconds > 3600) {
            throw new ParameterException(spec.commandLine(), "--timeout must be 1 to 3600 seconds");
        }
    }

    private void warn(List<Loss> losses) {
        PrintWriter err = spec.commandLine().getErr();
        losses.forEach(loss -> err.println("warning: " + LogText.escape(loss.toString())));
        if (!losses.isEmpty()) {
            err.println("ACLs cannot say " + Count.of(losses.size(), "thing") + " of this policy"
                    + (allowLoss ? "; accepted" : "; --allow-loss accepts it"));
        }
        err.flush();
    }

    private void print(Translation translation, AclCommands commands) {
        PrintWriter out = spec.commandLine().getOut();
        if (form == Form.JSON) {
            out.println(AclJson.write(translation.acls()));
        } else {
            out.println("#!/bin/sh");
            out.println("# Written by kafka-security policy export, from "
                    + LogText.escape(PolicyFiles.name(policy)) + ": "
                    + Count.of(translation.acls().size(), "ACL") + ".");
            if (bootstrapServer == null) {
                out.println("# BOOTSTRAP_SERVER=host:port and COMMAND_CONFIG=file name the cluster;"
                        + " KAFKA_ACLS the tool, if it is not on the path.");
            }
            out.println("set -eu");
            commands.commands().forEach(out::println);
        }
        out.flush();
    }

    private String tool() {
        return "\"${KAFKA_ACLS:-kafka-acls.sh}\" --bootstrap-server "
                + (bootstrapServer == null ? "\"$BOOTSTRAP_SERVER\"" : AclCommands.quote(bootstrapServer))
                + (bootstrapServer == null
                        ? " --command-config \"$COMMAND_CONFIG\""
                        : commandConfig == null
                                ? ""
                                : " --command-config " + AclCommands.quote(commandConfig.toString()));
    }

    private void apply(Translation translation, boolean lost) {
        Applying applying = new Applying(dryRun || lost, prune, form == Form.JSON, this::consent);
        String server = bootstrapServer == null ? "" : bootstrapServer;
        try (AclStore store = ClusterAclStore.open(server, Optional.ofNullable(commandConfig), timeoutSeconds)) {
            applying.run(translation.acls(), store, spec.commandLine().getOut());
        }
        if (lost && !dryRun) {
            spec.commandLine().getErr().println("Nothing was changed: something would be lost.");
            spec.commandLine().getErr().flush();
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
