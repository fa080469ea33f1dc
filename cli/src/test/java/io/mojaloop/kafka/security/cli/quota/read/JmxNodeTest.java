/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.quota.status.BudgetStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import javax.security.auth.Subject;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JmxNodeTest {
    /** What Kafka itself registers for its metrics, in the server of this JVM. */
    @Test
    void kafkasOwnMetrics_areRead_whateverIsInTheirNames() throws Exception {
        try (Metrics metrics = new Metrics()) {
            JmxReporter reporter = new JmxReporter();
            reporter.contextChange(new KafkaMetricsContext("kafka.server"));
            metrics.addReporter(reporter);
            gauge(metrics, "byte-rate", "Produce", Map.of("user", "a", "client-id", "x:y, \"z\"=*"), 1500.5);
            gauge(metrics, "throttle-time", "Produce", Map.of("user", "a", "client-id", "x:y, \"z\"=*"), 20);
            gauge(metrics, "byte-rate", "Fetch", Map.of("tenant", "pay%3Aments"), 7);
            gauge(metrics, "throttle-time", "Fetch", Map.of("tenant", "pay%3Aments"), Double.NaN);
            gauge(metrics, "request-time", "Request", Map.of("user", "idle", "client-id", ""), 0);
            gauge(metrics, "exempt-request-time", "Request", Map.of(), 3);

            NodeReport report = JmxNode.report(java.lang.management.ManagementFactory.getPlatformMBeanServer(), "h:1");

            assertThat(report.status().node()).isEqualTo("h:1");
            assertThat(report.isStale(Long.MAX_VALUE)).isFalse();
            assertThat(report.status().budgets()).hasSize(2);
            BudgetStatus produce = report.status().budgets().get(0);
            assertThat(produce.type()).isEqualTo(ClientQuotaType.PRODUCE);
            assertThat(produce.tags())
                    .containsEntry("client-id", "x:y, \"z\"=*")
                    .containsEntry("user", "a");
            assertThat(produce.use()).isEqualTo(1500.5);
            assertThat(produce.throttleTimeMs()).isEqualTo(20);
            assertThat(report.status().budgets().get(1).tags()).containsOnly(Map.entry("tenant", "pay%3Aments"));
            assertThat(report.status().budgets().get(1).throttleTimeMs()).isZero();
        }
    }

    private static void gauge(Metrics metrics, String name, String group, Map<String, String> tags, double value) {
        metrics.addMetric(new MetricName(name, group, "", tags), (config, now) -> value);
    }

    /** Through a real connector, which also tells the number of the node. */
    @Test
    void remoteNode_isAskedByUrl() throws Exception {
        MBeanServer beans = MBeanServerFactory.newMBeanServer();
        beans.registerMBean(
                new StandardMBean(() -> {}, Runnable.class), new ObjectName("kafka.server:type=app-info,id=3"));
        JMXConnectorServer server =
                JMXConnectorServerFactory.newJMXConnectorServer(new JMXServiceURL("rmi", "127.0.0.1", 0), null, beans);
        server.start();
        try {
            NodeReport report =
                    JmxNode.of(server.getAddress().toString(), Optional.empty()).read(20);

            assertThat(report.status().node()).isEqualTo("3");
            assertThat(report.status().budgets()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void nodeThatAsksForAPassword_isToldIt_orTheRemedyIsShown() throws Exception {
        JMXAuthenticator onlyKit = credentials -> {
            if (credentials instanceof String[] words && words[0].equals("kit") && words[1].equals("right")) {
                return new Subject();
            }
            throw new SecurityException("Authentication failed! s3cret");
        };
        JMXConnectorServer server = JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("rmi", "127.0.0.1", 0),
                Map.of(JMXConnectorServer.AUTHENTICATOR, onlyKit),
                MBeanServerFactory.newMBeanServer());
        server.start();
        try {
            String address = server.getAddress().toString();
            assertThat(JmxNode.of(address, Optional.of(new JmxLogin("kit", "right")))
                            .read(20)
                            .source())
                    .isEqualTo(address);
            assertThatThrownBy(() -> JmxNode.of(address, Optional.of(new JmxLogin("kit", "wrong")))
                            .read(20))
                    .isInstanceOf(IOException.class)
                    .hasMessage("it does not accept the user and password of --jmx-password-file");
            assertThatThrownBy(() -> JmxNode.of(address, Optional.empty()).read(20))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("--jmx-password-file");
        } finally {
            server.stop();
        }
    }

    /** A port that takes connections and never says anything. */
    @Test
    void silentNode_isGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            JmxNode node = JmxNode.of("127.0.0.1:" + silent.getLocalPort(), Optional.empty());

            assertThatThrownBy(() -> node.read(1))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no answer within 1 s");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "host:port", "http://host:1", "host:1/x", "", ":1", "a b:1", "service:jmx:"})
    void whatIsNeitherAddressNorUrl_isRefused(String address) {
        assertThatThrownBy(() -> JmxNode.of(address, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host:1", "10.0.0.1:9999", "[::1]:9999", "service:jmx:rmi:///jndi/rmi://h:1/jmxrmi"})
    void addressesAndUrls_areTaken(String address) {
        assertThat(JmxNode.of(address, Optional.empty()).name()).isEqualTo(address);
    }
}
