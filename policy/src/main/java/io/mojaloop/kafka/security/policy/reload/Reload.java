/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.document.PolicyReading;
import io.mojaloop.kafka.security.policy.reload.PolicyStatus.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is in force, and what may replace it: a content that has rested for an interval, is whole and valid, and that all
 * consumers agree to. Anything else leaves the last good version where it is.
 *
 * <p>Called by one thread at a time; {@link #current} and {@link #state} by any.
 */
final class Reload {
    /** After so many intervals without rest it is worth a complaint. */
    private static final int RESTLESS_INTERVALS = 10;

    private static final long REMINDER_NANOS = TimeUnit.HOURS.toNanos(1);

    private final PolicyFile file;
    private final PolicyTime time;
    private final Subscribers subscribers;
    private final Examination examination;
    private final TimeWatch timeWatch;
    private final Rest rest = new Rest();
    private long judgedNanos;
    private long reportedNanos;
    private volatile @Nullable InForce inForce;
    private volatile ReloadState state;

    private record InForce(LoadedPolicy loaded, FileContent content) {}

    Reload(
            PolicyFile file,
            BiFunction<String, byte[], PolicyReading> reader,
            PolicyTime time,
            Subscribers subscribers) {
        this.file = file;
        this.time = time;
        this.subscribers = subscribers;
        this.examination = new Examination(reader, file.name());
        this.timeWatch = new TimeWatch(time);
        this.state = ReloadState.opened(wallNow());
    }

    LoadedPolicy current() {
        return inForce().loaded();
    }

    ReloadState state() {
        return state;
    }

    private InForce inForce() {
        InForce known = inForce;
        if (known == null) {
            throw new IllegalStateException("The policy file has not been read yet");
        }
        return known;
    }

    /** Reads the file for its first consumer. */
    void begin(Subscription first) {
        FileContent content = new FirstLook(file, time).take();
        PolicyReading reading = examination.of(content, Optional.empty());
        Policy policy = reading.policy().orElseThrow(() -> new PolicyFileException(file.name(), reading.problems()));
        LoadedPolicy loaded = new LoadedPolicy(policy, file.name(), content.sha256(), 1, wallNow());
        List<Problem> warnings = agree(first, loaded, reading.problems());
        timeWatch.told(loaded.loadedAt());
        inForce = new InForce(loaded, content);
        state = ReloadState.opened(loaded.loadedAt());
        judgedNanos = time.nanos();
        first.consumer().accept(loaded);
        PolicySourceLog.opened(loaded);
        PolicySourceLog.warnings(loaded, warnings);
    }

    /** Gives a consumer that comes later what the others have. */
    void show(Subscription later) {
        LoadedPolicy loaded = current();
        List<Problem> warnings = agree(later, loaded, List.of());
        later.consumer().accept(loaded);
        PolicySourceLog.warnings(loaded, warnings);
    }

    private List<Problem> agree(Subscription subscription, LoadedPolicy loaded, List<Problem> known) {
        List<Problem> problems = joined(known, subscribers.check(subscription, loaded));
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new PolicyFileException(file.name(), problems);
        }
        return problems;
    }

    /** Tells consumers when bindings ended or the clock was set. */
    void passTime() {
        LoadedPolicy loaded = current();
        timeWatch.news(loaded.policy()).ifPresent(now -> subscribers.timePassed(loaded, now));
    }

    long untilNewsNanos() {
        return TimeUnit.MILLISECONDS.toNanos(timeWatch.untilNewsMs(current().policy()));
    }

    /** Looks at the file once, and judges it if it has rested since it last changed or was judged. */
    void look() {
        long intervalNanos = subscribers.interval().toNanos();
        Observation seen = file.look();
        long now = time.nanos();
        state = state.checked(wallNow());
        rest.saw(isInForce(seen) ? Optional.of(inForce().loaded().sha256()) : seen.identity(), now);
        if (rest.completes(intervalNanos, now)) {
            judgedNanos = now;
            judge(seen);
        } else if (now - judgedNanos > RESTLESS_INTERVALS * intervalNanos) {
            judgedNanos = now;
            judge(Observation.Unusable.of(FileProblem.BEING_WRITTEN, file.name()));
        }
    }

    /** Then it does not matter how often somebody writes the same again. */
    private boolean isInForce(Observation seen) {
        return seen instanceof FileContent content
                && content.sha256().equals(inForce().loaded().sha256());
    }

    private void judge(Observation seen) {
        InForce old = inForce();
        if (seen instanceof Observation.Unusable unusable) {
            refuse(unusable.outcome(), Optional.empty(), List.of(unusable.problem()));
        } else if (seen instanceof FileContent content) {
            if (isInForce(content)) {
                stay();
            } else {
                propose(content, old);
            }
        }
    }

    private void stay() {
        boolean back = state.standing().isPresent();
        state = state.good(Outcome.UNCHANGED);
        subscribers.catchUp(current());
        if (back) {
            PolicySourceLog.back(current());
        }
    }

    private void propose(FileContent content, InForce old) {
        PolicyReading reading = examination.of(content, Optional.of(old.content()));
        Optional<LoadedPolicy> candidate = reading.policy()
                .map(policy -> new LoadedPolicy(
                        policy, file.name(), content.sha256(), old.loaded().version() + 1, wallNow()));
        List<Problem> problems =
                joined(reading.problems(), candidate.map(subscribers::check).orElse(List.of()));
        if (candidate.isEmpty() || problems.stream().anyMatch(Problem::isError)) {
            refuse(Outcome.REFUSED, Optional.of(content.sha256()), problems);
        } else if (!subscribers.hasEnded()) {
            replace(candidate.get(), content, problems);
        }
    }

    private void replace(LoadedPolicy loaded, FileContent content, List<Problem> warnings) {
        LoadedPolicy old = current();
        timeWatch.told(loaded.loadedAt());
        inForce = new InForce(loaded, content);
        state = state.good(Outcome.LOADED);
        subscribers.accept(loaded); // before the log, whose appenders may fail
        PolicySourceLog.replaced(old, loaded);
        PolicySourceLog.warnings(loaded, warnings);
    }

    private void refuse(Outcome outcome, Optional<String> sha256, List<Problem> problems) {
        LoadedPolicy stays = current();
        PolicyRefusal refusal = new PolicyRefusal(file.name(), sha256, stays.sha256(), problems, wallNow());
        boolean known = state.isStanding(refusal);
        state = state.refused(outcome, refusal);
        long now = time.nanos();
        if (!known) {
            reportedNanos = now;
            subscribers.refused(refusal);
            PolicySourceLog.refused(refusal, stays);
        } else if (now - reportedNanos >= REMINDER_NANOS) {
            reportedNanos = now;
            PolicySourceLog.stillRefused(state.standing().orElse(refusal), stays);
        }
    }

    private static List<Problem> joined(List<Problem> some, List<Problem> others) {
        return Stream.concat(some.stream(), others.stream()).sorted().toList();
    }

    private Instant wallNow() {
        return Instant.ofEpochMilli(time.wallMs());
    }
}
