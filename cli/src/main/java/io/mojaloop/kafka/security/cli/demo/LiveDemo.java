/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.cli.demo.DemoReport.Durations;
import io.mojaloop.kafka.security.cli.runtime.Installation;
import io.mojaloop.kafka.security.kit.ClusterSpec;
import io.mojaloop.kafka.security.kit.ClusterSpecBuilder;
import io.mojaloop.kafka.security.kit.SecuredCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A demo on a real broker, with the jars of this installation on its class path. */
final class LiveDemo implements DemoRunner {
    private static final String PRINCIPAL_BUILDER =
            "io.mojaloop.kafka.security.authentication.AuditingPrincipalBuilder";
    private static final String CALLBACK = "io.mojaloop.kafka.security.quota.PolicyQuotaCallback";
    /** No single step needs more on any machine we know; the whole timeout would only hide a hang. */
    private static final Duration STEP_LIMIT = Duration.ofSeconds(30);

    /** A change of the policy file takes two intervals, and each look at it a client of its own. */
    private static final Duration RELOAD_LIMIT = Duration.ofSeconds(10);

    private final Installation installation;

    LiveDemo(Installation installation) {
        this.installation = installation;
    }

    @Override
    public DemoReport run(DemoRequest request, DemoProgress progress) {
        Pack pack = Pack.of(installation);
        try (DemoDirectory directory = DemoDirectory.create()) {
            return run(request, progress, pack, directory);
        }
    }

    private DemoReport run(DemoRequest request, DemoProgress progress, Pack pack, DemoDirectory directory) {
        long begin = System.nanoTime();
        LivePolicy policy = livePolicy(request, pack, directory);
        DemoTrail trail = DemoTrail.withNewKeys(directory);
        SecuredCluster cluster = SecuredCluster.start(spec(request, directory, trail), progress::phase);
        // A cluster that is to be kept has no hook of its own; until the demo is through, Ctrl-C ends it all the same.
        Thread hook = new Thread(cluster::terminate, "demo-hook");
        Runtime.getRuntime().addShutdownHook(hook);
        boolean complete = false;
        try {
            long started = System.nanoTime();
            List<StepResult> results = perform(request, cluster, pack, policy, trail, progress);
            long ended = System.nanoTime();
            Optional<KeptCluster> kept =
                    request.keep() ? Optional.of(KeptCluster.of(cluster, directory)) : Optional.empty();
            Optional<String> logs = keepLogs(request, cluster, results);
            complete = true;
            Durations durations = new Durations(millis(begin, started), millis(started, ended), millis(begin, ended));
            return DemoReport.of(request, durations, results, kept, logs);
        } finally {
            end(cluster, request.keep() && complete, progress);
            ShutdownHook.remove(hook);
        }
    }

    /** A stock broker reads no policy file: there is nothing to wait for. */
    private static LivePolicy livePolicy(DemoRequest request, Pack pack, DemoDirectory directory) {
        Patience patience = new Patience(request.control() ? Duration.ZERO : RELOAD_LIMIT);
        PolicyText document = pack.document().withSmallFunds();
        return new LivePolicy(PolicyFile.holding(directory.policyFile(), document), document, patience);
    }

    private ClusterSpec spec(DemoRequest request, DemoDirectory directory, DemoTrail trail) {
        ClusterSpecBuilder spec = ClusterSpec.builder()
                .kafkaVersion(request.kafka().toString())
                .mode(request.mode())
                .runDirectory(directory.cluster())
                .scramUsers(Cast.PEOPLE.toArray(String[]::new))
                .scramUsers(Cast.SERVICES.toArray(String[]::new))
                .plaintextListener()
                .superUsers("User:broker", "User:admin", "User:ANONYMOUS")
                .startTimeout(request.timeout());
        if (request.control()) {
            spec.authorizer("");
        } else {
            spec.pluginJars(installation.pluginJars())
                    .authorizer(SetupSteps.AUTHORIZER)
                    .serverProperty("principal.builder.class", PRINCIPAL_BUILDER)
                    .serverProperty(
                            "security.policy.file", directory.policyFile().toString())
                    .serverProperty(
                            "security.policy.reload.interval.ms", Integer.toString(LivePolicy.RELOAD_INTERVAL_MS))
                    .serverProperty("client.quota.callback.class", CALLBACK)
                    .serverProperty("security.quota.brokers", "1")
                    .serverProperty("security.quota.status.topic", QuotaStatus.TOPIC)
                    .serverProperty("security.quota.status.interval.ms", Integer.toString(QuotaStatus.INTERVAL_MS))
                    .serverProperties(trail.serverProperties())
                    .loggingProperties(DemoTrail.loggingProperties(request.kafka()));
        }
        return (request.keep() ? spec.detach() : spec).build();
    }

    private static List<StepResult> perform(
            DemoRequest request,
            SecuredCluster cluster,
            Pack pack,
            LivePolicy policy,
            DemoTrail trail,
            DemoProgress progress) {
        Duration limit = request.timeout().compareTo(STEP_LIMIT) < 0 ? request.timeout() : STEP_LIMIT;
        Clients clients = new Clients(cluster, new Patience(limit));
        // A signature is due within ten seconds; a stock broker never makes one.
        Patience signing = new Patience(request.control() ? Duration.ZERO : limit);
        TrailSteps trailSteps = new TrailSteps(trail, signing, request.report());
        List<StepGroup> groups = new DemoScript(
                        clients,
                        pack,
                        policy,
                        new AuthorizerMetrics(cluster),
                        BrokerLogs.of(cluster),
                        new QuotaStatus(clients, policy.patience()),
                        trailSteps)
                .groups();
        int total = groups.stream().mapToInt(group -> group.steps().size()).sum();
        List<StepResult> results = new ArrayList<>();
        for (StepGroup group : groups) {
            progress.group(group.title());
            for (Step step : group.steps()) {
                progress.begin(results.size() + 1, total, step);
                StepResult result = step.run();
                results.add(result);
                progress.end(results.size(), total, result);
            }
        }
        return results;
    }

    /** They are evidence, unless nothing else was to be expected. */
    private static Optional<String> keepLogs(DemoRequest request, SecuredCluster cluster, List<StepResult> results) {
        if (request.control() || results.stream().allMatch(StepResult::ok)) {
            return Optional.empty();
        }
        cluster.markFailed();
        return Optional.of(cluster.runDirectory().resolve("logs").toString());
    }

    private static void end(SecuredCluster cluster, boolean keep, DemoProgress progress) {
        if (keep) {
            cluster.close();
        } else {
            progress.phase("Stopping the broker");
            cluster.terminate();
            cluster.close();
        }
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }
}
