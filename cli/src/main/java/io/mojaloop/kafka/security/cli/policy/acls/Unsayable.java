/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Quotas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The parts of a policy that are no rights, so that no ACL can say them. */
final class Unsayable {
    private Unsayable() {}

    static List<Loss> of(Policy policy) {
        List<Loss> losses = new ArrayList<>();
        guardrails(policy.guardrails(), losses);
        quotas(policy.quotas(), losses);
        return losses;
    }

    private static void guardrails(Guardrails guardrails, List<Loss> losses) {
        if (!guardrails.transports().isEmpty()) {
            losses.add(new Loss(
                    Optional.empty(),
                    "guardrails: transports: ACLs do not see how a client is connected; remove the other listeners"));
        }
        if (guardrails.anonymousDenied()) {
            losses.add(new Loss(
                    Optional.empty(),
                    "guardrails: anonymous: without it, clients that did not authenticate have the rights of User:*"));
        }
        new TreeMap<>(guardrails.listeners())
                .forEach((name, rule) -> losses.add(new Loss(
                        Optional.of(rule.at()), "guardrails: listener " + name + ": ACLs do not see listeners")));
        guardrails
                .administration()
                .ifPresent(rule -> losses.add(new Loss(
                        Optional.of(rule.at()),
                        "guardrails: administration: ACLs cannot bind super users, nor whoever has All")));
    }

    private static void quotas(Quotas quotas, List<Loss> losses) {
        if (!quotas.unlisted().equals(Quotas.Limits.NONE)) {
            losses.add(new Loss(Optional.empty(), "quotas: unlisted: set default quotas by kafka-configs"));
        }
        if (!quotas.exempt().isEmpty()) {
            losses.add(new Loss(Optional.empty(), "quotas: exempt: ACLs know no quotas"));
        }
        new TreeMap<>(quotas.tenants())
                .forEach((name, tenant) -> losses.add(new Loss(
                        Optional.of(tenant.at()), "quotas: tenant " + name + ": set quotas by kafka-configs")));
        if (quotas.storage().isPresent()) {
            losses.add(new Loss(Optional.empty(), "quotas: storage: stock Kafka does not guard disks"));
        }
    }
}
