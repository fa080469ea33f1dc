/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** The ACLs of a live cluster, through Kafka's client. */
public final class ClusterAclStore implements AclStore {
    /** In one request; a controller takes no more than 10,000 records at once. */
    private static final int MOST_AT_ONCE = 500;

    private final String server;
    private final int timeoutSeconds;
    private final Admin admin;

    private ClusterAclStore(String server, int timeoutSeconds, Admin admin) {
        this.server = LogText.escape(server);
        this.timeoutSeconds = timeoutSeconds;
        this.admin = admin;
    }

    /** Makes a client; nothing is asked yet. @throws CommandException with exit code 2 if the client cannot be made */
    public static ClusterAclStore open(String server, Optional<Path> config, int timeoutSeconds) {
        Properties properties = new Properties();
        config.ifPresent(file -> load(file, properties));
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, server);
        properties.putIfAbsent(AdminClientConfig.CLIENT_ID_CONFIG, "kafka-security");
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutSeconds * 1000);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutSeconds * 1000);
        properties.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        try {
            return new ClusterAclStore(server, timeoutSeconds, Admin.create(properties));
        } catch (KafkaException e) {
            throw CommandException.unusable("no client for " + LogText.escape(server) + ": " + causes(e));
        }
    }

    private static void load(Path file, Properties properties) {
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw CommandException.unusable(
                    "cannot read " + LogText.escape(file.toString()) + ": " + LogText.escape(e.toString()));
        }
    }

    @Override
    public List<AclBinding> acls() {
        return List.copyOf(
                await(admin.describeAcls(AclBindingFilter.ANY).values(), "could not tell its ACLs", ExitCode.UNUSABLE));
    }

    @Override
    public void add(Collection<AclBinding> acls) {
        for (List<AclBinding> some : portions(acls)) {
            await(admin.createAcls(some).all(), "did not take all ACLs", ExitCode.INTERNAL);
        }
    }

    @Override
    public void delete(Collection<AclBinding> acls) {
        for (List<AclBinding> some : portions(acls)) {
            List<AclBindingFilter> filters =
                    some.stream().map(AclBinding::toFilter).toList();
            await(admin.deleteAcls(filters).all(), "did not delete all ACLs", ExitCode.INTERNAL);
        }
    }

    private static List<List<AclBinding>> portions(Collection<AclBinding> acls) {
        List<AclBinding> all = List.copyOf(acls);
        List<List<AclBinding>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            portions.add(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
        }
        return portions;
    }

    private <T> T await(KafkaFuture<T> future, String what, int exitCode) {
        try {
            return future.get(timeoutSeconds + 1L, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failed(what, exitCode, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw failed(what, exitCode, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(what, exitCode, e);
        }
    }

    private CommandException failed(String what, int exitCode, Throwable cause) {
        return new CommandException(exitCode, server + " " + what + ": " + causes(cause));
    }

    private static String causes(Throwable error) {
        String cause = error.getCause() == null || error.getCause().getMessage() == null
                ? ""
                : ": " + error.getCause().getMessage();
        return LogText.escape(error.getClass().getSimpleName() + ": " + error.getMessage() + cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
