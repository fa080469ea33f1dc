/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.cases;

import io.mojaloop.kafka.security.cli.policy.explain.Resource;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Transport;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Cases of one file.
 *
 * @param name of the file, as in positions
 * @param policy which policy they are about, relative to the file
 * @param cases at least one
 */
public record CaseFile(String name, Optional<String> policy, List<Case> cases) {
    public CaseFile {
        cases = List.copyOf(cases);
    }

    /**
     * What one client may do and what not.
     *
     * @param from the address of the client
     * @param moment when, for bindings that end; empty for now
     * @param checks at least one
     * @param at where it begins
     */
    public record Case(
            String name,
            Principal principal,
            InetAddress from,
            Optional<Transport> transport,
            Optional<String> listener,
            Optional<Instant> moment,
            List<Check> checks,
            Position at) {
        public Case {
            checks = List.copyOf(checks);
        }
    }

    /**
     * One operation on one resource.
     *
     * @param allowed what is expected
     * @param at where the resource stands
     */
    public record Check(boolean allowed, Operation operation, Resource resource, Position at) {}
}
