/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.nio.file.Path;

/** From a spec to a running cluster: requirements, download, and one more try when a port was taken in between. */
final class ClusterStart {
    private ClusterStart() {}

    static SecuredCluster of(ClusterSpec spec, Progress progress) {
        Requirements.java();
        Requirements.disk(spec.runDirectory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir", "/tmp"))));
        KafkaDistribution distribution = KafkaDistribution.resolve(spec.kafkaVersion(), progress);
        try {
            return attempt(spec, distribution, progress, true);
        } catch (KitException e) {
            if (!ClusterNodes.isStolenPort(e)) {
                throw e;
            }
        }
        progress.step("A port was taken meanwhile; starting again with others");
        try {
            return attempt(spec, distribution, progress, false);
        } catch (KitException e) {
            throw ClusterNodes.isStolenPort(e)
                    ? new KitException(KitException.Kind.PORTS, "Ports were taken twice. " + e.getMessage(), e)
                    : e;
        }
    }

    private static SecuredCluster attempt(
            ClusterSpec spec, KafkaDistribution distribution, Progress progress, boolean mayRetry) {
        RunDirectory run = RunDirectory.create(spec.runDirectory());
        Thread tidy = new Thread(() -> run.delete(false), "kit-run-directory-hook");
        Runtime.getRuntime().addShutdownHook(tidy);
        SecuredCluster cluster;
        try {
            cluster = new SecuredCluster(spec, distribution, run, progress);
        } catch (RuntimeException | Error e) {
            run.delete(false);
            throw e;
        } finally {
            ShutdownHooks.remove(tidy); // from here on the cluster has a hook of its own
        }
        cluster.launch(progress, mayRetry);
        return cluster;
    }
}
