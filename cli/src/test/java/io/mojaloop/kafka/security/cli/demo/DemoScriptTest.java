/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoScriptTest {
    private static final Path NOWHERE = Path.of("nowhere");

    /** Nothing is tried before a step is run, so none of it needs a cluster. */
    private final List<StepGroup> groups = script().groups();

    private static DemoScript script() {
        Patience patience = new Patience(Duration.ZERO);
        Pack pack = PackTest.ofRepository();
        return new DemoScript(
                new Clients(null, patience),
                pack,
                new LivePolicy(new PolicyFile(NOWHERE), pack.document(), patience),
                new AuthorizerMetrics(null),
                new BrokerLogs(NOWHERE, NOWHERE),
                new QuotaStatus(new Clients(null, patience), patience),
                new TrailSteps(new DemoTrail(NOWHERE, NOWHERE), patience, NOWHERE));
    }

    @Test
    void ids_areUniqueAndStable() {
        List<String> ids = groups.stream()
                .flatMap(group -> group.steps().stream())
                .map(Step::id)
                .toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
        assertThat(ids)
                .contains("prepare-writes-positions", "service-writes-elsewhere", "reload-grants", "broken-file")
                .contains(
                        "tenant-slowed",
                        "quota-status",
                        "lockout",
                        "monitor-tells",
                        "right-ends",
                        "trail-verifies",
                        "policy-deny-wins",
                        "plaintext");
    }

    @Test
    void titles_fitOnALine() {
        assertThat(groups).allSatisfy(group -> {
            assertThat(group.title()).hasSizeLessThan(60);
            assertThat(group.steps())
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step.title()).hasSizeLessThan(50));
        });
    }
}
