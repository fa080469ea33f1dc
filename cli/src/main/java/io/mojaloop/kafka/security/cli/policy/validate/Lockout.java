/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.validate;

import io.mojaloop.kafka.security.authorizer.Explainer;
import io.mojaloop.kafka.security.authorizer.lockout.LockoutGuard;
import io.mojaloop.kafka.security.authorizer.lockout.ServerProperties;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/** What a broker with a certain server.properties would refuse, because it would cut somebody off. */
public final class Lockout {
    private final LockoutGuard guard;
    private final LockoutGuard.Standing standing;

    private Lockout(LockoutGuard guard, LockoutGuard.Standing standing) {
        this.guard = guard;
        this.standing = standing;
    }

    /**
     * Of a broker with this file.
     *
     * @throws CommandException if the file holds what no broker would start with
     */
    public static Lockout of(ServerFile server) {
        String superUsers = server.text("super.users");
        try {
            Explainer alone = Explainer.of(Policy.NONE, List.of(), superUsers, false, Instant.now());
            return new Lockout(
                    LockoutGuard.of(new ServerProperties(server.configs())), new SuperUsers(alone, superUsers));
        } catch (ConfigException e) {
            throw CommandException.unusable(
                    LogText.escape(server.path().toString()) + ": " + LogText.escape(String.valueOf(e.getMessage())));
        }
    }

    /** Empty if nobody would be cut off. */
    public List<Problem> check(String file, Policy policy) {
        return guard.check(file, policy, standing);
    }

    /** Without ACLs, which only a live cluster knows. */
    private record SuperUsers(Explainer explainer, String text) implements LockoutGuard.Standing {
        @Override
        public boolean isSuperUser(Principal principal) {
            return explainer.isSuperUser(principal);
        }

        @Override
        public Set<Principal> administrators() {
            Set<Principal> all = new LinkedHashSet<>();
            Arrays.stream(text.split(";", -1))
                    .forEach(entry -> Principal.parse(entry.trim()).ifPresent(all::add));
            return all;
        }
    }
}
