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
    /** No single step needs more on any machine we know; the whole timeout would only hide a hang. */
    private static final Duration STEP_LIMIT = Duration.ofSeconds(30);

    private final Installation installation;
    private final MojaloopServices services = MojaloopServices.load();

    LiveDemo(Installation installation) {
        this.installation = installation;
    }

    @Override
    public DemoReport run(DemoRequest request, DemoProgress progress) {
        long begin = System.nanoTime();
        SecuredCluster cluster = SecuredCluster.start(spec(request), progress::phase);
        // A cluster that is to be kept has no hook of its own; until the demo is through, Ctrl-C ends it all the same.
        Thread hook = new Thread(cluster::terminate, "demo-hook");
        Runtime.getRuntime().addShutdownHook(hook);
        boolean complete = false;
        try {
            long started = System.nanoTime();
            List<StepResult> results = perform(request, cluster, progress);
            long ended = System.nanoTime();
            Optional<KeptCluster> kept =
                    request.keep() ? Optional.of(KeptCluster.of(cluster, services)) : Optional.empty();
            Optional<String> logs = keepLogs(request, cluster, results);
            complete = true;
            Durations durations = new Durations(millis(begin, started), millis(started, ended), millis(begin, ended));
            return DemoReport.of(request, durations, results, kept, logs);
        } finally {
            end(cluster, request.keep() && complete, progress);
            removeHook(hook);
        }
    }

    private ClusterSpec spec(DemoRequest request) {
        ClusterSpecBuilder spec = ClusterSpec.builder()
                .kafkaVersion(request.kafka().toString())
                .mode(request.mode())
                .scramUsers(Cast.ROGUE, Cast.AUDITOR)
                .scramUsers(services.names().toArray(String[]::new))
                .startTimeout(request.timeout());
        if (request.control()) {
            spec.authorizer("");
        } else {
            spec.pluginJars(installation.pluginJars()).authorizer(SetupSteps.AUTHORIZER);
        }
        return (request.keep() ? spec.detach() : spec).build();
    }

    private List<StepResult> perform(DemoRequest request, SecuredCluster cluster, DemoProgress progress) {
        Duration limit = request.timeout().compareTo(STEP_LIMIT) < 0 ? request.timeout() : STEP_LIMIT;
        List<Step> steps = new DemoScript(new Clients(cluster, new Patience(limit)), services).steps();
        List<StepResult> results = new ArrayList<>();
        for (Step step : steps) {
            progress.begin(results.size() + 1, steps.size(), step);
            results.add(step.run());
            progress.end(results.size(), steps.size(), results.get(results.size() - 1));
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

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending and the hook does its work.
        }
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }
}
