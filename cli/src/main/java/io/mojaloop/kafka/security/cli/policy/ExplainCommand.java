/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.authorizer.Explainer;
import io.mojaloop.kafka.security.authorizer.explain.Explanation;
import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.cli.policy.explain.Addresses;
import io.mojaloop.kafka.security.cli.policy.explain.Answer;
import io.mojaloop.kafka.security.cli.policy.explain.AnswerText;
import io.mojaloop.kafka.security.cli.policy.explain.Converters;
import io.mojaloop.kafka.security.cli.policy.explain.Grant;
import io.mojaloop.kafka.security.cli.policy.explain.Notes;
import io.mojaloop.kafka.security.cli.policy.explain.Resource;
import io.mojaloop.kafka.security.cli.policy.explain.Rights;
import io.mojaloop.kafka.security.cli.policy.explain.RightsText;
import io.mojaloop.kafka.security.cli.policy.quotas.Budgets;
import io.mojaloop.kafka.security.cli.policy.quotas.BudgetsText;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Transport;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tell whether somebody may do something, why, and what would change it. */
@Command(
        name = "explain",
        description = {
            "Tell whether somebody may do something, why, and what would change it.",
            "",
            "Decides by the code of the broker's authorizer: by a policy file, by the ACLs of a live cluster, or by both"
                    + " together as a broker does. Nothing is changed anywhere."
        },
        exitCodeList = {
            "0:allowed, even if only because of monitor mode; with --all, always",
            "1:denied, or the policy is invalid",
            "2:wrong usage, or a file or the cluster cannot be read",
            "3:an error of the tool"
        },
        footer = {
            "  kafka-security policy explain --policy policy.yaml \\",
            "    --principal User:quoting-service --operation Read \\",
            "    --resource topic:topic-quotes-post --from 10.1.2.3 --transport SSL",
            "  kafka-security policy explain --policy policy.yaml --all \\",
            "    --principal User:quoting-service",
            "      All that the policy says of one principal.",
            "  kafka-security policy explain --principal User:alice --all \\",
            "    --bootstrap-server broker:9093 --command-config admin.properties",
            "      The same by the ACLs of a live cluster."
        })
final class ExplainCommand extends Subcommand implements Callable<Integer> {
    @Option(names = "--policy", paramLabel = "FILE", description = "A policy document; - for the standard input.")
    private @Nullable Path policyFile;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--principal",
            paramLabel = "USER",
            required = true,
            converter = Converters.ToPrincipal.class,
            description = "Who, for example User:alice.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Principal principal;

    @Option(
            names = "--operation",
            paramLabel = "OPERATION",
            converter = Converters.ToOperation.class,
            completionCandidates = Converters.Operations.class,
            description = "What, for example Read.")
    private @Nullable Operation operation;

    @Option(
            names = "--resource",
            paramLabel = "RESOURCE",
            converter = Converters.ToResource.class,
            description = "On what: topic:NAME, group:NAME, cluster, transactionalId:NAME, delegationToken:NAME or"
                    + " user:User:NAME; as kafka-acls prints it (Topic:LITERAL:NAME) will do.")
    private @Nullable Resource resource;

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            defaultValue = Addresses.DEFAULT,
            converter = Converters.ToAddress.class,
            description = "The address of the client; ${DEFAULT-VALUE} by default.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private InetAddress from;

    @Option(
            names = "--transport",
            paramLabel = "PROTOCOL",
            description = "How the client is connected: ${COMPLETION-CANDIDATES}. Without it, guardrails on transports"
                    + " are not judged.")
    private @Nullable Transport transport;

    @Option(
            names = "--listener",
            paramLabel = "NAME",
            description = "To which listener. Without it, guardrails on listeners are not judged.")
    private @Nullable String listener;

    @Option(
            names = "--at",
            paramLabel = "MOMENT",
            converter = Converters.ToInstant.class,
            description = "When, for bindings that end, for example 2027-06-30T00:00:00Z; now by default.")
    private @Nullable Instant at;

    @Mixin
    private final StandingOptions standing = new StandingOptions();

    @Option(
            names = "--all",
            description =
                    "List all that rules say of the principal, and whose quotas it uses, instead of one decision.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        checkUsage();
        Instant moment = at == null ? Instant.now() : at;
        Policy policy = policyFile == null ? Policy.NONE : PolicyFiles.load(policyFile);
        Explainer explainer = standing.explainer(policy, cluster.read(), moment);
        if (all) {
            return listRights(policy, explainer, moment);
        }
        return answer(policy, explainer, moment);
    }

    private int listRights(Policy policy, Explainer explainer, Instant moment) {
        PrintWriter out = out();
        boolean superUser = explainer.isSuperUser(principal);
        boolean guardrails = !policy.guardrails().isEmpty();
        List<Grant> grants = Grant.of(explainer.rightsOf(principal), moment);
        Optional<Budgets> quotas = Budgets.of(policy, principal, superUser);
        if (json) {
            out.println(Json.of(Rights.of(principal.toString(), superUser, moment, guardrails, grants, quotas)));
            out.flush();
        } else {
            new RightsText(out, style()).write(principal, superUser, guardrails, grants);
            quotas.ifPresent(new BudgetsText(out, style())::write);
        }
        return ExitCode.OK;
    }

    private int answer(Policy policy, Explainer explainer, Instant moment) {
        PrintWriter out = out();
        Explanation answer = explainer.explain(question());
        List<String> notes = Notes.of(policy, answer, cluster.cluster().isPresent() && !standing.superUsersGiven());
        if (json) {
            out.println(Json.of(Answer.of(answer, moment, notes)));
            out.flush();
        } else {
            new AnswerText(out, style()).write(answer, notes);
        }
        return answer.allowed() ? ExitCode.OK : ExitCode.DIFFERED;
    }

    private void checkUsage() {
        if (policyFile == null && cluster.cluster().isEmpty()) {
            throw usage("Give --policy FILE, --bootstrap-server HOST:PORT, or both");
        }
        if (all && (operation != null || resource != null)) {
            throw usage("--all lists everything: leave out --operation and --resource");
        }
        boolean narrowed = isGiven("--from") || isGiven("--transport") || isGiven("--listener");
        if (all && narrowed) {
            throw usage("--all lists everything with its conditions: leave out --from, --transport and --listener");
        }
        if (!all) {
            question();
        }
    }

    private Question question() {
        if (operation == null || resource == null) {
            throw usage("Give --operation and --resource, or --all");
        }
        resource.inapplicable(operation).ifPresent(why -> {
            throw usage(why);
        });
        return new Question(
                principal,
                operation,
                resource.type(),
                resource.name(),
                from,
                Optional.ofNullable(transport),
                Optional.ofNullable(listener));
    }
}
