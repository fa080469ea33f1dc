/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.reload.PolicyFileException;
import io.mojaloop.kafka.security.policy.reload.PolicySettings;
import io.mojaloop.kafka.security.policy.reload.PolicySource;
import io.mojaloop.kafka.security.policy.reload.PolicyStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The policy file that one authorizer follows, if it has one. Thread-safe. */
final class FollowedPolicy implements AutoCloseable {
    /** Without a file. */
    static final FollowedPolicy NONE = new FollowedPolicy(null, null);

    private final @Nullable PolicySource source;
    private final @Nullable PolicyFollower follower;

    private FollowedPolicy(@Nullable PolicySource source, @Nullable PolicyFollower follower) {
        this.source = source;
        this.follower = follower;
    }

    /**
     * Reads the file and goes on to watch it. When this returns, its policy is in force.
     *
     * @throws ConfigException with every problem of the file
     */
    static FollowedPolicy open(Path file, Duration interval, PolicyFollower follower) {
        try {
            return new FollowedPolicy(PolicySource.open(file, interval, follower), follower);
        } catch (PolicyFileException refused) {
            throw new ConfigException(PolicySettings.FILE + ": " + refused.getMessage());
        }
    }

    Optional<PolicyStatus> status() {
        return source == null ? Optional.empty() : Optional.of(source.status());
    }

    /** @throws ConfigException if the policy in force would lock somebody out with other super users */
    void requireNoLockout(SuperUsers superUsers) {
        if (source != null && follower != null) {
            List<Problem> problems = follower.check(source.current(), superUsers);
            if (!problems.isEmpty()) {
                throw new ConfigException(SuperUsers.CONFIG, superUsers, text(source, problems));
            }
        }
    }

    /** At the start the policy is judged without ACLs; this judges it again when they are there. */
    Optional<Exception> lockoutByWhatIsLoaded() {
        if (source == null || follower == null) {
            return Optional.empty();
        }
        List<Problem> problems = follower.checkAgain(source.current());
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConfigException(PolicySettings.FILE + ": " + text(source, problems)));
    }

    private static String text(PolicySource source, List<Problem> problems) {
        return String.valueOf(new PolicyFileException(source.current().file(), problems).getMessage());
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
    }
}
