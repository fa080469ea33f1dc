/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.load.Load;
import io.mojaloop.kafka.security.kit.load.LoadShape;
import io.mojaloop.kafka.security.kit.load.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The quotas of policies/mojaloop.yaml under the messages of a hub, in their sizes and proportions: nobody who does his work
 * is slowed, who does three times as much is. A hub's 1,000 transfers a second are more than a test can make, so the load and
 * all byte rates of the policy are divided by {@value #SCALE}; shares of time are as they are.
 */
class MojaloopQuotasIT {
    private static final int SCALE = 40;
    private static final double TRANSFERS = 1000.0 / SCALE;
    private static final int SECONDS = 16;

    /** Bytes per message, from the services' own load tests. */
    private static final int PREPARE = 6200;

    private static final int FULFIL = 3400;
    private static final int QUOTE_POST = 5700;
    private static final int QUOTE_PUT = 6500;
    private static final int LARGEST_PREPARE = 91_000;
    private static final int BULK_QUOTE = 600_000;

    private record Flow(String component, String topic, int bytes, double perTransfer) {}

    private static final List<Flow> FLOWS = List.of(
            new Flow("ml-api-adapter-service", "topic-transfer-prepare", PREPARE, 1),
            new Flow("ml-api-adapter-service", "topic-transfer-prepare", LARGEST_PREPARE, 0.02),
            new Flow("ml-api-adapter-service", "topic-transfer-fulfil", FULFIL, 1),
            new Flow("centralledger-handler-transfer-prepare", "topic-transfer-position-batch", PREPARE, 1),
            new Flow("centralledger-handler-transfer-fulfil", "topic-transfer-position-batch", FULFIL, 1),
            new Flow("centralledger-handler-transfer-position-batch", "topic-notification-event", PREPARE, 1),
            new Flow("centralledger-handler-transfer-position-batch", "topic-notification-event", FULFIL, 1),
            new Flow("quoting-service", "topic-quotes-post", QUOTE_POST, 1),
            new Flow("quoting-service", "topic-quotes-put", QUOTE_PUT, 1),
            new Flow("quoting-service", "topic-bulkquotes-post", BULK_QUOTE, 0.01));

    private static final PolicyFile POLICY = PolicyFile.holding(scaled());

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.KRAFT_4_4,
            QuotaBrokers.with(Brokers.KRAFT_4_4, POLICY)
                    .serverProperty("allow.everyone.if.no.acl.found", "false")
                    .serverProperty(
                            "principal.builder.class",
                            "io.mojaloop.kafka.security.authentication.AuditingPrincipalBuilder")
                    .scramUsers(FLOWS.stream().map(Flow::component).distinct().toArray(String[]::new)));

    /** Without lending: a service that may borrow what others leave may well do three times its work. */
    private static String scaled() {
        try {
            String policy = Files.readString(Path.of("../policies/mojaloop.yaml"));
            String scaled = Pattern.compile("(\\d+)(KiB|MiB)/s")
                    .matcher(policy)
                    .replaceAll(rate -> Math.max(1, kibibytes(rate) / SCALE) + "KiB/s");
            assertThat(scaled).isNotEqualTo(policy);
            return scaled.replace("borrow: true", "borrow: false");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long kibibytes(MatchResult rate) {
        return Long.parseLong(rate.group(1)) * (rate.group(2).equals("MiB") ? 1024 : 1);
    }

    @Test
    void servicesAtTheirWork_areNotSlowed_andOneThatDoesThreeTimesAsMuchIs() {
        createTopics();
        try (Loads loads = new Loads()) {
            List<Load> services = new ArrayList<>();
            for (Flow flow : FLOWS) {
                services.add(loads.start(client(flow), shape(flow, 1)));
            }
            loads.settle();
            List<Window> windows = loads.during(SECONDS);
            for (int i = 0; i < FLOWS.size(); i++) {
                Flow flow = FLOWS.get(i);
                Loads.tell(CLUSTER, flow.component() + " " + flow.topic(), windows.get(i));
                assertThat(services.get(i).throttledMs()).as("%s", flow).isZero();
                assertThat(windows.get(i).recordsPerSecond())
                        .as("%s", flow)
                        .isGreaterThan(0.9 * flow.perTransfer() * TRANSFERS);
            }

            // Its own work goes on, and as much comes on top of it as three times that.
            List<Load> tripled = new ArrayList<>();
            for (Flow flow : FLOWS.subList(0, 3)) {
                tripled.add(loads.start(client(flow), shape(flow, 2)));
            }
            await("slowed")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> tripled.stream().anyMatch(load -> load.throttledMs() > 0));
            for (int i = 3; i < FLOWS.size(); i++) {
                assertThat(services.get(i).throttledMs())
                        .as("%s beside it", FLOWS.get(i))
                        .isZero();
            }
        }
    }

    private static Client client(Flow flow) {
        return CLUSTER.client(Credentials.scram(flow.component()));
    }

    private static LoadShape shape(Flow flow, int times) {
        return LoadShape.steady(flow.topic(), 1, times, flow.bytes(), times * flow.perTransfer() * TRANSFERS);
    }

    private static void createTopics() {
        List<String> topics = FLOWS.stream().map(Flow::topic).distinct().toList();
        CLUSTER.superUser()
                .administer(admin -> get(admin.client()
                        .createTopics(topics.stream()
                                .map(name -> new NewTopic(name, 1, (short) 1))
                                .toList())
                        .all()));
        topics.forEach(topic -> CLUSTER.superUser().produce(topic, "first"));
    }
}
