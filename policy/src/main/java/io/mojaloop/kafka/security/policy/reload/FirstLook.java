/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.Problem;
import java.util.List;

/**
 * Reads the file for the first time. There is no good version to stay with yet, so it is read at once, unless it was
 * modified so lately that somebody may still be writing it.
 */
final class FirstLook {
    static final long FRESH_MS = 1_000;
    static final long REST_MS = 500;
    static final long PATIENCE_MS = 2_000;
    static final long PAUSE_MS = 50;

    private final PolicyFile file;
    private final PolicyTime time;

    FirstLook(PolicyFile file, PolicyTime time) {
        this.file = file;
        this.time = time;
    }

    /** @throws PolicyFileException if it cannot be read or does not rest */
    FileContent take() {
        Rest rest = new Rest();
        long begin = time.nanos();
        Observation seen = file.look();
        while (mayBeUnfinished(seen)) {
            long now = time.nanos();
            rest.saw(seen.identity(), now);
            if (seen instanceof FileContent content && rest.completes(REST_MS * 1_000_000, now)) {
                return content;
            }
            if (now - begin > PATIENCE_MS * 1_000_000) {
                throw refused(FileProblem.BEING_WRITTEN.of(file.name()));
            }
            pause();
            seen = file.look();
        }
        return usable(seen);
    }

    private boolean mayBeUnfinished(Observation seen) {
        if (seen instanceof FileContent content) {
            return Math.abs(time.wallMs() - content.modifiedMs()) < FRESH_MS;
        }
        return seen instanceof Observation.Changing;
    }

    private FileContent usable(Observation seen) {
        if (seen instanceof FileContent content) {
            return content;
        }
        throw refused(
                seen instanceof Observation.Unusable unusable
                        ? unusable.problem()
                        : FileProblem.BEING_WRITTEN.of(file.name()));
    }

    private void pause() {
        try {
            time.sleepMs(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(FileProblem.BEING_WRITTEN.of(file.name(), "interrupted while waiting for it to rest"));
        }
    }

    private PolicyFileException refused(Problem problem) {
        return new PolicyFileException(file.name(), List.of(problem));
    }
}
