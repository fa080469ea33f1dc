/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.util.List;
import java.util.stream.Stream;

/** All steps, in the order in which they build on one another. */
record DemoScript(Clients clients, MojaloopServices services) {

    List<Step> steps() {
        return Stream.of(
                        new SetupSteps(clients, services).steps(),
                        new ServiceSteps(clients).steps(),
                        new RogueSteps(clients).steps(),
                        new TransportSteps(clients).steps(),
                        new AclToolSteps(clients).steps(),
                        new EvidenceSteps(clients).steps())
                .flatMap(List::stream)
                .toList();
    }
}
