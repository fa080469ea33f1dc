/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.policy.learn.Against;
import io.mojaloop.kafka.security.cli.policy.learn.AgainstText;
import io.mojaloop.kafka.security.cli.policy.learn.Learning;
import io.mojaloop.kafka.security.cli.policy.learn.LearningSummary;
import io.mojaloop.kafka.security.cli.policy.learn.LogFiles;
import io.mojaloop.kafka.security.cli.policy.learn.LogReading;
import io.mojaloop.kafka.security.cli.policy.learn.ReadingNotes;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.document.PolicyWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the least policy that covers what was seen. */
@Command(
        name = "learn",
        description = {
            "Write the least policy that allows what a cluster's authorizer was seen to allow.",
            "",
            "Reads the log of kafka.authorizer.logger, which stock Kafka writes too: StandardAuthorizer's and"
                    + " AclAuthorizer's lines and those of PolicyAuthorizer, what monitor mode let through included."
                    + " Allowed accesses are there only at the level DEBUG.",
            "",
            "Reads files of an audit trail as well, in which allowed accesses are counted at any level.",
            "",
            "Each principal gets a role with what it did and nothing else: no wider name than those that were seen, unless"
                    + " --prefix asks for it. Probes (TRACE) do not count.",
            "",
            "Read the result before use. Stock Kafka writes names as clients send them, line breaks included: lines that"
                    + " cannot be told from a forgery are left out and shown, but a careful forger leaves no trace."
        },
        parameterListHeading = "%nParameters:%n",
        exitCodeList = {
            "0:a policy was written",
            "1:the same, but something was left out (suspect lines, names that no policy can have), or --against found a"
                    + " difference, or nothing was seen at all",
            "2:wrong usage, or a file cannot be read or written"
        },
        footer = {
            "  kafka-security policy learn --from logs/kafka-authorizer.log* > learnt.yaml",
            "  kafka-security policy learn --super-users 'User:broker' --with-hosts \\",
            "      --host-prefix-length 24 --from logs/",
            "  kafka-security policy learn --from /var/lib/kafka/audit/ > learnt.yaml",
            "  zcat old.gz | kafka-security policy learn --prefix 'topic-quotes-*' --from -",
            "  kafka-security policy learn --against mojaloop.yaml --from logs/"
        })
final class LearnCommand extends Subcommand implements Callable<Integer> {
    @Option(
            names = "--from",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Logs or files of an audit trail, plain or gzip; directories for all files in them; - for the standard input.")
    private List<Path> from = List.of();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "The same as after --from.")
    private List<Path> more = List.of();

    @Option(
            names = "--include-denied",
            description = "Count denied accesses as seen, too: for a cluster that denies what it should allow.")
    private boolean includeDenied;

    @Option(
            names = "--exclude-principal",
            paramLabel = "PRINCIPAL",
            description = "Learn nothing of this principal. May be repeated.")
    private List<String> excluded = List.of();

    @Option(
            names = "--super-users",
            paramLabel = "USERS",
            defaultValue = "",
            description = "super.users of the brokers, for example 'User:broker;User:admin': they need no rights. What"
                    + " StandardAuthorizer says to have allowed for that reason is left out in any case.")
    private String superUsers = "";

    @Option(
            names = "--include-super-users",
            description = "Learn what super users did as such: for a cluster that shall do without them.")
    private boolean includeSuperUsers;

    @Option(
            names = "--prefix",
            paramLabel = "NAME*",
            description = "Put all names that begin so together, of any type but cluster. May be repeated.")
    private List<String> prefixes = List.of();

    @Option(names = "--with-hosts", description = "Bind each principal to the addresses from which it came.")
    private boolean withHosts;

    @Option(
            names = "--host-prefix-length",
            paramLabel = "BITS",
            defaultValue = "32",
            description = "With --with-hosts: widen IPv4 addresses to blocks of so many bits.")
    private int v4Bits = 32;

    @Option(
            names = "--host-prefix-length-ipv6",
            paramLabel = "BITS",
            defaultValue = "128",
            description = "The same for IPv6.")
    private int v6Bits = 128;

    @Option(names = "--group-by-role", description = "Let principals with the same rights share a role.")
    private boolean groupByRole;

    @Option(
            names = "--against",
            paramLabel = "POLICY",
            description =
                    "Tell what this policy gives and nobody used, and what was seen and it does not allow. The learnt"
                            + " policy is then written only with --output.")
    private @Nullable Path against;

    @Mixin
    private final PolicyOutput output = new PolicyOutput();

    @Option(names = "--show-skipped", description = "Show the lines that are not understood.")
    private boolean showSkipped;

    @Option(names = "--json", description = "Print one JSON document: the summary, what --against found, the policy.")
    private boolean json;

    @Override
    public Integer call() {
        Learning.Choices choices = choices();
        PrintWriter err = err();
        ReadingNotes notes = new ReadingNotes(err, Terminal.detect().err(), showSkipped);
        LogReading reading = new LogReading(
                new LogReading.Choices(includeDenied, includeSuperUsers, excluded()),
                notes::progress,
                notes::suspect,
                notes::skipped);
        reading.read(LogFiles.expand(files()));
        notes.done();
        Learning learning = Learning.of(reading.seen(), choices);
        LearningSummary summary = LearningSummary.of(reading, learning);
        Optional<Against> comparison = Optional.ofNullable(against)
                .map(file -> Against.of(PolicyFiles.load(file), reading.seen(), Instant.now()));
        write(learning, summary, comparison);
        learning.unsayable().forEach(text -> err.println("left out: " + LogText.escape(text)));
        summary.lines().forEach(err::println);
        err.flush();
        return summary.isClean() && comparison.map(Against::isEmpty).orElse(true) ? ExitCode.OK : ExitCode.DIFFERED;
    }

    private void write(Learning learning, LearningSummary summary, Optional<Against> comparison) {
        PrintWriter out = out();
        String text = PolicyWriter.write(learning.policy(), summary.comments());
        if (output.isFile() || (!json && comparison.isEmpty())) {
            output.write(text, out);
        }
        if (json) {
            Map<String, Object> tree = summary.tree();
            comparison.ifPresent(found -> tree.putAll(found.tree()));
            if (!output.isFile()) {
                tree.put("policy", text);
            }
            out.println(Json.of(tree));
        } else {
            comparison.ifPresent(found -> AgainstText.lines(found).forEach(out::println));
        }
        out.flush();
    }

    private Learning.Choices choices() {
        if (v4Bits < 0 || v4Bits > 32 || v6Bits < 0 || v6Bits > 128) {
            throw usage("--host-prefix-length must be 0 to 32, --host-prefix-length-ipv6 0 to 128");
        }
        if (!withHosts && (v4Bits < 32 || v6Bits < 128)) {
            throw usage("--host-prefix-length needs --with-hosts");
        }
        for (String prefix : prefixes) {
            if (prefix.length() < 2 || !prefix.endsWith("*")) {
                throw usage("--prefix '" + LogText.escape(prefix) + "' must be the beginning of names and a *, quoted");
            }
        }
        return new Learning.Choices(
                prefixes.stream()
                        .map(prefix -> prefix.substring(0, prefix.length() - 1))
                        .toList(),
                withHosts,
                v4Bits,
                v6Bits,
                groupByRole);
    }

    private Set<Principal> excluded() {
        Set<Principal> principals = new HashSet<>();
        excluded.forEach(text -> principals.add(principal("--exclude-principal", text)));
        if (!includeSuperUsers) {
            for (String text : superUsers.split(";", -1)) {
                if (!text.isBlank()) {
                    principals.add(principal("--super-users", text.strip()));
                }
            }
        }
        return principals;
    }

    private Principal principal(String option, String text) {
        return Principal.parse(text)
                .orElseThrow(() -> usage(option + ": '" + LogText.escape(text) + "' is not a principal: User:name"));
    }

    private List<Path> files() {
        List<Path> files = Stream.concat(from.stream(), more.stream()).toList();
        if (files.isEmpty()) {
            throw usage("Missing required option: '--from=FILE...'");
        }
        return files;
    }
}
