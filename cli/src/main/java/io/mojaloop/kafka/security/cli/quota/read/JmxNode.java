/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.read;

import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.quota.status.BudgetStatus;
import io.mojaloop.kafka.security.quota.status.NodeStatus;
import io.mojaloop.kafka.security.quota.usage.JmxUsageReader;
import io.mojaloop.kafka.security.quota.usage.Usage;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A node that is asked for Kafka's own metrics of quotas. Any Kafka has them, with our call-back or without. */
public final class JmxNode {
    private static final String URL = "service:jmx:";

    private final String address;
    private final JMXServiceURL url;
    private final Optional<JmxLogin> login;

    private JmxNode(String address, String url, Optional<JmxLogin> login) throws MalformedURLException {
        this.address = address;
        this.url = new JMXServiceURL(url);
        this.login = login;
    }

    /**
     * @param address {@code host:port}, or a whole URL
     * @param login whom to ask as; empty for nodes that let anybody ask
     * @throws IllegalArgumentException if it is neither
     */
    public static JmxNode of(String address, Optional<JmxLogin> login) {
        try {
            if (address.startsWith(URL)) {
                return new JmxNode(address, address, login);
            }
            if (address.matches("(\\[[0-9a-fA-F:.%]+]|[^:/\\s]+):[0-9]{1,5}")) {
                return new JmxNode(address, URL + "rmi:///jndi/rmi://" + address + "/jmxrmi", login);
            }
        } catch (MalformedURLException neither) {
            // told below
        }
        throw new IllegalArgumentException(address);
    }

    /** What to call it on a terminal. */
    public String name() {
        return LogText.escape(address);
    }

    /**
     * Asks.
     *
     * @throws IOException if it does not answer in time; the message says what to do
     */
    public NodeReport read(int timeoutSeconds) throws IOException {
        // A connection that hangs in its handshake takes no time limit.
        ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "jmx-" + address);
            made.setDaemon(true);
            return made;
        });
        try {
            Future<NodeReport> answer = thread.submit(this::ask);
            return answer.get(timeoutSeconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + timeoutSeconds + " s");
        } catch (ExecutionException e) {
            throw new IOException(reason(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            thread.shutdownNow();
        }
    }

    private String reason(Throwable cause) {
        if (cause instanceof SecurityException) {
            return login.isEmpty()
                    ? "it lets nobody ask without a password: name a file with it by --jmx-password-file"
                    : "it does not accept the user and password of --jmx-password-file";
        }
        return LogText.escape(
                cause instanceof IOException
                        ? String.valueOf(cause.getMessage()).lines().findFirst().orElse("")
                        : cause.toString());
    }

    @SuppressWarnings("BanJNDI") // whom to trust with it says whoever runs the command
    private NodeReport ask() throws IOException, JMException {
        Map<String, Object> environment = login.<Map<String, Object>>map(
                        as -> Map.of(JMXConnector.CREDENTIALS, new String[] {as.user(), as.password()}))
                .orElse(Map.of());
        try (JMXConnector connector = JMXConnectorFactory.connect(url, environment)) {
            return report(connector.getMBeanServerConnection(), address);
        }
    }

    /** What the MBeans of a broker or controller say. */
    public static NodeReport report(MBeanServerConnection beans, String address) throws IOException, JMException {
        List<BudgetStatus> budgets = new JmxUsageReader(beans)
                .readNow().stream()
                        .filter(usage -> usage.rate() > 0 || usage.throttleTimeMs() > 0)
                        .map(JmxNode::budget)
                        .toList();
        return new NodeReport(
                new NodeStatus(
                        node(beans).orElse(address),
                        "",
                        System.currentTimeMillis(),
                        0,
                        Optional.empty(),
                        new NodeStatus.Split("", 0),
                        NodeStatus.Storage.UNKNOWN,
                        budgets,
                        0),
                address);
    }

    private static BudgetStatus budget(Usage usage) {
        return new BudgetStatus(
                usage.type(),
                usage.tags(),
                Optional.ofNullable(usage.tags().get("tenant")),
                OptionalDouble.empty(),
                usage.throttleTimeMs() > 0,
                usage.rate(),
                usage.throttleTimeMs(),
                List.of());
    }

    private static Optional<String> node(MBeanServerConnection beans) throws IOException, JMException {
        return beans.queryNames(new ObjectName("kafka.server:type=app-info,id=*"), null).stream()
                .map(name -> name.getKeyProperty("id"))
                .filter(id -> id.matches("[0-9]+"))
                .findFirst();
    }
}
