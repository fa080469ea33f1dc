/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota;

import io.mojaloop.kafka.security.cli.quota.read.JmxNode;
import io.mojaloop.kafka.security.cli.quota.read.KafkaQuota;
import io.mojaloop.kafka.security.cli.quota.read.LiveCluster;
import io.mojaloop.kafka.security.cli.quota.read.NodeReport;
import io.mojaloop.kafka.security.cli.quota.show.BudgetUse;
import io.mojaloop.kafka.security.cli.quota.show.QuotaView;
import io.mojaloop.kafka.security.cli.quota.show.ViewBuilder;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.Quotas.Limits;
import io.mojaloop.kafka.security.policy.Subject;
import io.mojaloop.kafka.security.quota.PolicyQuotaCallback;
import io.mojaloop.kafka.security.quota.status.PolicyStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.server.quota.ClientQuotaType;

/** Asks everybody who knows something of a cluster's quotas. */
record ViewSource(LiveCluster cluster, Clock clock, Question question) {
    static final String OURS = PolicyQuotaCallback.class.getName();

    /**
     * @param cluster its address
     * @param topic to which nodes write
     * @param jmx nodes to ask
     * @param policy whose limits to show, if not those that nodes tell
     * @param type only budgets of it; empty for all
     * @param throttled only budgets of which somebody is slowed
     */
    record Question(
            String cluster,
            String topic,
            List<JmxNode> jmx,
            Optional<NamedPolicy> policy,
            Optional<ClientQuotaType> type,
            boolean throttled,
            int timeoutSeconds) {}

    /** @param name of its file */
    record NamedPolicy(String name, Policy policy) {}

    QuotaView view() {
        List<KafkaQuota> quotas = cluster.kafkaQuotas();
        Optional<String> callback = cluster.callback();
        List<String> problems = new ArrayList<>();
        Optional<List<NodeReport>> written = written(problems);
        List<NodeReport> nodes = nodes(written.orElse(List.of()), problems);
        if (nodes.isEmpty()) {
            problems.add(remedy(callback, written.isPresent()));
        }
        Instant now = clock.instant();
        Optional<NodeReport> newest = written.orElse(List.of()).stream()
                .filter(node -> node.status().policy().isPresent())
                .max((one, other) ->
                        Long.compare(one.status().timeMs(), other.status().timeMs()));
        Optional<PolicyStatus> policy = question.policy()
                .map(named -> status(named.policy()))
                .or(() -> newest.flatMap(node -> node.status().policy()));
        boolean ours = callback.isEmpty() || callback.get().equals(OURS);
        if (question.policy().isPresent() && !ours) {
            problems.add("The brokers do not run " + OURS + ": the limits of the policy are not in force");
        }
        List<BudgetUse> budgets = new ViewBuilder(quotas, policy, ours, now.toEpochMilli())
                .budgets(nodes).stream()
                        .filter(use -> question.type()
                                .map(type -> type == use.budget().type())
                                .orElse(true))
                        .filter(use -> !question.throttled() || use.isThrottled())
                        .toList();
        return new QuotaView(
                now,
                question.cluster(),
                callback,
                quotas,
                policy,
                question.policy()
                        .map(NamedPolicy::name)
                        .or(() -> newest.map(node -> "as node " + node.status().node() + " has it"))
                        .orElse(""),
                question.policy().map(named -> exempt(named.policy())).orElse(List.of()),
                nodes,
                budgets,
                problems);
    }

    /** Whoever asks by JMX may do without the topic, and without the right to read it. */
    private Optional<List<NodeReport>> written(List<String> problems) {
        try {
            return cluster.statuses(question.topic());
        } catch (CommandException failure) {
            if (question.jmx().isEmpty()) {
                throw failure;
            }
            problems.add(failure.getMessage());
            return Optional.empty();
        }
    }

    /** What JMX says of a node is of this moment, so it counts instead of what the node wrote. */
    private List<NodeReport> nodes(List<NodeReport> written, List<String> problems) {
        Map<String, NodeReport> nodes = new TreeMap<>();
        written.forEach(node -> nodes.put(node.status().node(), node));
        for (JmxNode node : question.jmx()) {
            try {
                NodeReport report = node.read(question.timeoutSeconds());
                nodes.put(report.status().node(), report);
            } catch (IOException e) {
                problems.add("JMX of " + node.name() + " cannot be read: " + e.getMessage());
            }
        }
        return List.copyOf(nodes.values());
    }

    private String remedy(Optional<String> callback, boolean topicIsThere) {
        String topic = LogText.escape(question.topic());
        String first = topicIsThere ? "The topic " + topic + " holds no status." : "There is no topic " + topic + ".";
        String install = callback.isPresent() && callback.get().equals(OURS)
                ? ""
                : " client.quota.callback.class=" + OURS + ", security.policy.file and";
        return "Nothing tells what is used. " + first + " Set" + install + " security.quota.status.topic=" + topic
                + " in server.properties of every node, or name the topic that is set there by --status-topic,"
                + " or ask each node by --jmx host:port (brokers started with JMX_PORT)";
    }

    private static PolicyStatus status(Policy policy) {
        Quotas quotas = policy.quotas();
        return new PolicyStatus(
                quotas.mode().orElse(policy.mode()) == PolicyMode.ENFORCE,
                quotas.unlisted(),
                quotas.storage(),
                quotas.tenants().entrySet().stream()
                        .map(tenant -> PolicyStatus.Tenant.of(tenant.getKey(), tenant.getValue(), Limits.NONE))
                        .toList(),
                0);
    }

    private static List<String> exempt(Policy policy) {
        return policy.quotas().exempt().stream().map(Subject::toString).toList();
    }
}
