/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The ACLs of a live cluster: the options that name it, and the asking. A mixin. */
public final class ClusterAcls {
    private static final int MOST_TIMEOUT_SECONDS = 3600;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description = "A broker of a live cluster whose ACLs are to be read.")
    private @Nullable String bootstrapServer;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties of the client that asks that cluster, as for kafka-acls. It needs Describe on the"
                    + " cluster.")
    private @Nullable Path commandConfig;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long the cluster may take to answer; ${DEFAULT-VALUE} by default.")
    private int timeoutSeconds = 15;

    /** The cluster, if one was named. */
    public Optional<String> cluster() {
        return Optional.ofNullable(bootstrapServer);
    }

    /**
     * Asks the cluster for all its ACLs; none if no cluster was named.
     *
     * @throws ParameterException if the options do not fit
     * @throws CommandException with exit code 2 and a remedy if the cluster does not answer or refuses
     */
    public List<AclBinding> read() {
        if (timeoutSeconds < 1 || timeoutSeconds > MOST_TIMEOUT_SECONDS) {
            throw new ParameterException(
                    command.commandLine(), "--timeout must be 1 to " + MOST_TIMEOUT_SECONDS + " seconds");
        }
        String server = bootstrapServer;
        if (server == null) {
            if (commandConfig != null) {
                throw new ParameterException(command.commandLine(), "--command-config needs --bootstrap-server");
            }
            return List.of();
        }
        return read(server, properties(server));
    }

    private List<AclBinding> read(String server, Properties properties) {
        String name = LogText.escape(server);
        try (Admin admin = Admin.create(properties)) {
            try {
                // One second more than the client takes itself, whose own error says more.
                return known(
                        admin.describeAcls(AclBindingFilter.ANY).values().get(timeoutSeconds + 1L, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                throw CommandException.unusable(remedy(name, e.getCause() == null ? e : e.getCause()));
            } catch (java.util.concurrent.TimeoutException e) {
                throw CommandException.unusable(remedy(name, e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw CommandException.unusable("interrupted while waiting for " + name);
            } finally {
                admin.close(Duration.ZERO);
            }
        } catch (KafkaException e) {
            throw CommandException.unusable("no client for " + name + ": " + causes(e));
        }
    }

    /** Without those of a newer Kafka, of which this client cannot tell what they say. */
    private List<AclBinding> known(Collection<AclBinding> acls) {
        List<AclBinding> known = acls.stream().filter(acl -> !acl.isUnknown()).toList();
        if (known.size() < acls.size()) {
            PrintWriter err = command.commandLine().getErr();
            err.println("kafka-security: " + Count.of(acls.size() - known.size(), "ACL")
                    + " of a kind that this release does not know: left out");
            err.flush();
        }
        return known;
    }

    private Properties properties(String server) {
        Properties properties = new Properties();
        if (commandConfig != null) {
            try (InputStream in = Files.newInputStream(commandConfig)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw CommandException.unusable("cannot read " + LogText.escape(commandConfig.toString()) + ": "
                        + LogText.escape(e.toString()));
            }
        }
        int timeoutMs = timeoutSeconds * 1000;
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, server);
        properties.putIfAbsent(AdminClientConfig.CLIENT_ID_CONFIG, "kafka-security");
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMs);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs);
        properties.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, timeoutMs);
        properties.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, Math.min(timeoutMs, 5_000));
        properties.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return properties;
    }

    private String remedy(String name, Throwable cause) {
        if (cause instanceof ClusterAuthorizationException) {
            return name
                    + " does not let this client read ACLs: it needs Describe on the cluster. Name another client in"
                    + " --command-config";
        }
        if (cause instanceof SecurityDisabledException) {
            return name + " has no authorizer, so it has no ACLs (authorizer.class.name is not set)";
        }
        if (cause instanceof AuthenticationException) {
            return name + " does not accept this client: " + causes(cause) + ". Look into --command-config";
        }
        if (cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException) {
            return name + " did not answer within " + timeoutSeconds + " seconds. Is the address right, and does"
                    + (commandConfig == null
                            ? " the listener need a --command-config (TLS, SASL)?"
                            : " security.protocol in --command-config fit the listener?");
        }
        return name + " could not tell its ACLs: " + causes(cause);
    }

    private static String causes(Throwable error) {
        StringBuilder text = new StringBuilder();
        Throwable one = error;
        for (int depth = 0; one != null && depth < 4; depth++, one = one.getCause()) {
            String message = one.getMessage() == null ? one.getClass().getSimpleName() : one.getMessage();
            if (text.indexOf(message) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(message);
            }
        }
        return LogText.escape(text.toString());
    }
}
