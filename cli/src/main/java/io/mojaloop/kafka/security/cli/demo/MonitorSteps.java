/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.util.List;
import javax.management.openmbean.CompositeData;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** For the first day with a policy: nothing is refused, and everything that would be is counted by name. */
record MonitorSteps(Clients clients, LivePolicy policy, AuthorizerMetrics metrics) {
    private static final String WRITER = Cast.principal(Cast.NOTIFICATION_HANDLER);
    private static final String RESOURCE = "TOPIC:" + Cast.ADMIN_TRANSFER;
    private static final Expectation ACCEPTED = Expectation.success("accepted");
    private static final Expectation REFUSED = Expectation.refusal(TopicAuthorizationException.class);

    List<Step> steps() {
        return List.of(
                new Step(
                        "monitor-lets-pass",
                        "Monitor mode refuses nothing",
                        Pack.FILE + " is replaced by a version with 'mode: monitor'; " + Cast.NOTIFICATION_HANDLER
                                + " writes to " + Cast.ADMIN_TRANSFER,
                        ACCEPTED,
                        () -> {
                            policy.change(policy.document().monitoring());
                            return policy.patience().until(ACCEPTED, this::write);
                        }),
                new Step(
                        "monitor-tells",
                        "Monitor mode tells what would break",
                        "read WouldDeny of " + AuthorizerMetrics.NAME,
                        Expectation.success("a row with principal, operation, resource and rule"),
                        this::wouldDeny),
                new Step(
                        "enforce-again",
                        "Back to enforcing",
                        "'mode: enforce' again, and the same write",
                        REFUSED,
                        () -> {
                            policy.putBack();
                            return policy.patience().until(REFUSED, this::write);
                        }));
    }

    private String wouldDeny() throws Exception {
        List<CompositeData> rows = metrics.rows("WouldDeny");
        CompositeData row = rows.stream()
                .filter(each -> each.get("principal").equals(WRITER)
                        && each.get("operation").equals("WRITE")
                        && each.get("resource").equals(RESOURCE))
                .findFirst()
                .orElseThrow(() -> new Unmet("no such row among " + rows.size()));
        return "principal=" + row.get("principal") + ", operation=" + row.get("operation") + ", resource="
                + row.get("resource") + ", rule=" + row.get("rule") + ", count=" + row.get("count");
    }

    private String write() throws Exception {
        return clients.write(Cast.credentials(Cast.NOTIFICATION_HANDLER), Cast.ADMIN_TRANSFER, 1);
    }
}
