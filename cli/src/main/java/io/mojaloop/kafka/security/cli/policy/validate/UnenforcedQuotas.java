/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.validate;

import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.quota.PolicyQuotaCallback;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Quotas of a policy that nothing on a broker with a certain server.properties enforces. */
public final class UnenforcedQuotas {
    private static final String CALLBACK = "client.quota.callback.class";
    private static final String OURS = PolicyQuotaCallback.class.getName();

    /** The key as nearly everybody writes it: in a line of its own. */
    private static final Pattern KEY = Pattern.compile("[\"']?quotas[\"']?\\s*:.*");

    private UnenforcedQuotas() {}

    /** @return a warning, or nothing */
    public static List<Problem> check(String file, byte[] content, Policy policy, ServerFile server) {
        if (policy.quotas().isEmpty() || server.text(CALLBACK).equals(OURS)) {
            return List.of();
        }
        return List.of(new Problem(
                Problem.Severity.WARNING,
                "unenforced-quotas",
                new Position(file, line(content), 1),
                "quotas",
                "nothing on a node with this server.properties enforces the quotas: "
                        + (server.text(CALLBACK).isEmpty()
                                ? CALLBACK + " is not set"
                                : CALLBACK + " is " + server.text(CALLBACK)),
                Optional.of("set " + CALLBACK + "=" + OURS)));
    }

    private static int line(byte[] content) {
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (KEY.matcher(lines.get(i)).matches()) {
                return i + 1;
            }
        }
        return 1;
    }
}
