/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota;

import io.mojaloop.kafka.security.cli.policy.PolicyFiles;
import io.mojaloop.kafka.security.cli.policy.acls.ClusterAccess;
import io.mojaloop.kafka.security.cli.quota.read.JmxLogin;
import io.mojaloop.kafka.security.cli.quota.read.JmxNode;
import io.mojaloop.kafka.security.cli.quota.read.LiveCluster;
import io.mojaloop.kafka.security.cli.quota.read.StatusReader;
import io.mojaloop.kafka.security.cli.quota.show.QuotaView;
import io.mojaloop.kafka.security.cli.quota.show.ViewText;
import io.mojaloop.kafka.security.cli.quota.show.ViewTree;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.cli.runtime.StopsWithItsReader;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows limits, use, and who is slowed down now. */
@Command(
        name = "status",
        description = {
            "Show limits, use, and who is slowed down now, for each broker and summed over the cluster.",
            "",
            "Limits: quotas of kafka-configs come from the cluster, those of the policy from the nodes or from --policy.",
            "",
            "Use comes from a topic to which nodes with PolicyQuotaCallback write it"
                    + " (security.quota.status.topic in server.properties), and from the brokers' own metrics with --jmx,"
                    + " which any Kafka has."
        },
        exitCodeList = {
            "0:all of it was shown",
            "1:it was shown, but some of it is old or could not be read",
            "2:wrong usage, or the cluster or a file cannot be read",
            "3:an error of the tool",
            "4:limits were shown, but nothing tells what is used",
            "130:ended by Ctrl-C"
        },
        footer = {
            "  kafka-security quota status --bootstrap-server kafka-1:9093 \\",
            "    --command-config admin.properties --throttled",
            "  kafka-security quota status --bootstrap-server kafka-1:9093 --watch 2",
            "      Again every two seconds, until Ctrl-C.",
            "  kafka-security quota status --bootstrap-server kafka-1:9092 \\",
            "    --jmx kafka-1:9999 --jmx kafka-2:9999",
            "      Of stock brokers, which write no topic.",
            "  kafka-security quota status --bootstrap-server kafka-1:9093 --json \\",
            "    --watch 10 > status.jsonl",
            "      One document a line, for 'quota simulate --from'."
        })
final class StatusCommand extends Subcommand implements Callable<Integer>, StopsWithItsReader {
    /** Limits were shown, use was not. */
    static final int NO_USE = 4;

    private static final String DEFAULT_WATCH = "5";
    private static final int MOST_SECONDS = 3600;
    private static final String CLEAR = "\033[H\033[2J\033[3J";

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            required = true,
            description = "A broker of the cluster; several with commas.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String bootstrapServer;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties of the client that asks, as for kafka-configs. It needs DescribeConfigs on the"
                    + " cluster, and Describe and Read on the status topic.")
    private @Nullable Path commandConfig;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Show the limits of this policy instead of those that nodes tell.")
    private @Nullable Path policy;

    @Option(
            names = "--status-topic",
            paramLabel = "NAME",
            defaultValue = LiveQuotas.DEFAULT_TOPIC,
            description = "Where nodes write what is used; ${DEFAULT-VALUE} by default.")
    private String topic = LiveQuotas.DEFAULT_TOPIC;

    @Option(
            names = "--jmx",
            paramLabel = "HOST:PORT",
            description =
                    "Ask this node's JMX, too: host and port, or a URL service:jmx:... May be given for each node;"
                            + " what it tells of a node comes before the topic.")
    private List<String> jmx = List.of();

    @Option(
            names = "--jmx-password-file",
            paramLabel = "FILE",
            description = "Whom to ask JMX as: a line with user and password, as in the broker's own"
                    + " jmxremote.password.")
    private @Nullable Path jmxPasswordFile;

    @Option(names = "--throttled", description = "Only budgets whose clients are slowed down now.")
    private boolean throttled;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only produce, consume, request or mutations.")
    private @Nullable String type;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            arity = "0..1",
            fallbackValue = DEFAULT_WATCH,
            description = "Show it again and again, every " + DEFAULT_WATCH + " seconds or as often as is said.")
    private @Nullable Integer watchSeconds;

    @Option(names = "--json", description = "Print a JSON document; with --watch one a line.")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long the cluster may take to answer; ${DEFAULT-VALUE} by default.")
    private int timeoutSeconds = 15;

    @Override
    public Integer call() throws InterruptedException {
        check();
        Optional<JmxLogin> login = Optional.ofNullable(jmxPasswordFile).map(StatusCommand::login);
        ViewSource.Question question = new ViewSource.Question(
                bootstrapServer,
                topic,
                jmx.stream().map(address -> jmxNode(address, login)).toList(),
                Optional.ofNullable(policy)
                        .map(file -> new ViewSource.NamedPolicy(PolicyFiles.name(file), PolicyFiles.load(file))),
                Optional.ofNullable(type).map(this::quotaType),
                throttled,
                timeoutSeconds);
        try (LiveCluster cluster = LiveCluster.open(
                new ClusterAccess(bootstrapServer, Optional.ofNullable(commandConfig), timeoutSeconds))) {
            ViewSource source = new ViewSource(cluster, Clock.systemUTC(), question);
            return watchSeconds == null ? show(source.view()) : watch(source, watchSeconds);
        }
    }

    private void check() {
        if (timeoutSeconds < 1 || timeoutSeconds > MOST_SECONDS) {
            throw usage("--timeout must be 1 to " + MOST_SECONDS + " seconds");
        }
        if (watchSeconds != null && (watchSeconds < 1 || watchSeconds > MOST_SECONDS)) {
            throw usage("--watch must be 1 to " + MOST_SECONDS + " seconds");
        }
        if (jmxPasswordFile != null && jmx.isEmpty()) {
            throw usage("--jmx-password-file needs --jmx");
        }
    }

    private static JmxLogin login(Path file) {
        try {
            return JmxLogin.read(file);
        } catch (IOException e) {
            throw CommandException.unusable(
                    "cannot read " + LogText.escape(file.toString()) + ": " + LogText.escape(String.valueOf(e)));
        }
    }

    private JmxNode jmxNode(String address, Optional<JmxLogin> login) {
        try {
            return JmxNode.of(address, login);
        } catch (IllegalArgumentException neither) {
            throw usage("--jmx: '" + LogText.escape(address)
                    + "' is neither host:port nor a URL that begins with service:jmx:");
        }
    }

    private ClientQuotaType quotaType(String word) {
        try {
            return StatusReader.type(word);
        } catch (IllegalArgumentException unknown) {
            throw usage("--type must be produce, consume, request or mutations, not '" + LogText.escape(word) + "'");
        }
    }

    private int watch(ViewSource source, int everySeconds) throws InterruptedException {
        boolean clear = Terminal.detect().out() && !json;
        return new Watch(
                        source::view,
                        view -> {
                            out().print(clear ? CLEAR : "");
                            int code = show(view);
                            out().print(clear || json ? "" : System.lineSeparator());
                            return code;
                        },
                        this::isUnread,
                        () -> Thread.sleep(everySeconds * 1000L),
                        complaint -> {
                            err().println("kafka-security: " + complaint);
                            err().flush();
                        })
                .run();
    }

    private int show(QuotaView view) {
        if (json) {
            Object tree = ViewTree.of(view);
            out().println(watchSeconds == null ? Json.of(tree) : Json.line(tree));
        } else {
            new ViewText(out(), style()).write(view);
        }
        out().flush();
        return !view.hasUse() ? NO_USE : view.isWhole() ? ExitCode.OK : ExitCode.DIFFERED;
    }
}
