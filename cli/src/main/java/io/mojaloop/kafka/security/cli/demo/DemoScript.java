/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.util.List;

/** All steps, in the order in which they build on one another. */
record DemoScript(
        Clients clients,
        Pack pack,
        LivePolicy policy,
        AuthorizerMetrics metrics,
        BrokerLogs logs,
        QuotaStatus quotas,
        TrailSteps trail) {

    List<StepGroup> groups() {
        return List.of(
                new StepGroup(
                        "A broker with our authorizer and our policy file",
                        new SetupSteps(clients, pack, metrics).steps()),
                new StepGroup("Services do their work", new ServiceSteps(clients).steps()),
                new StepGroup("A service that was taken over gets nowhere else", new TakenOverSteps(clients).steps()),
                new StepGroup("A stranger gets nothing", new RogueSteps(clients).steps()),
                new StepGroup("Nobody comes in without encryption and proof", new TransportSteps(clients).steps()),
                new StepGroup("kafka-acls goes on working beside the file", new AclToolSteps(clients).steps()),
                new StepGroup(
                        "The policy file changes while the broker runs", new ReloadSteps(clients, policy).steps()),
                new StepGroup(
                        "A bad policy file changes nothing",
                        new RefusedFileSteps(clients, policy, metrics, logs).steps()),
                new StepGroup(
                        "Monitor mode shows what would break", new MonitorSteps(clients, policy, metrics).steps()),
                new StepGroup("Nobody is unlimited", new QuotaSteps(clients, quotas).steps()),
                new StepGroup(
                        "The broker wrote it all down", new EvidenceSteps(policy.patience(), metrics, logs).steps()),
                new StepGroup("The audit trail proves that nobody touched it", trail.steps()));
    }
}
