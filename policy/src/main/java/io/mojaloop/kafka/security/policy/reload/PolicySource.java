/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A consumer's hold on a policy file. However many consumers of one process open the same file, it is read and watched
 * once, and all of them see the same version.
 *
 * <p>Files are the same if their absolute, normalised paths are; links are not resolved, since Kubernetes swaps them.
 * The file must be replaced as a whole for a change to be free of doubt (write beside it, then rename). A file that is
 * rewritten in place is taken only after it has not changed for one interval.
 *
 * <p>Threads: {@code open}, {@code current}, {@code status} and {@code close} may be called from any thread. The
 * consumer is called by the opening thread until {@code open} returns, then by one daemon thread named
 * {@code kafka-security-policy-<n>}; never by two at once. It may close its source in any of its methods, but must not
 * open the same file in them.
 */
public final class PolicySource implements AutoCloseable {
    /** Less would only burn the processor; more is no reloading. */
    public static final Duration LEAST_INTERVAL = Duration.ofMillis(100);

    public static final Duration MOST_INTERVAL = Duration.ofDays(1);

    private final PolicyWatcher watcher;
    private final Subscription subscription;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PolicySource(PolicyWatcher watcher, Subscription subscription) {
        this.watcher = watcher;
        this.subscription = subscription;
    }

    /**
     * Reads the file, or joins those who already have it open and takes the version they have. When this returns, the
     * consumer has accepted a version. A file that was modified a moment ago is given up to two seconds to rest.
     *
     * @param interval how often to look for a change, {@link #LEAST_INTERVAL} to {@link #MOST_INTERVAL}; of several
     *     openers the shortest counts. A change takes effect within two intervals
     * @throws PolicyFileException if the file or the consumer's check has any error; nothing stays open then
     * @throws IllegalArgumentException if the interval is out of range
     */
    public static PolicySource open(Path file, Duration interval, PolicyConsumer consumer) {
        return open(PolicyWatchers.OF_THIS_PROCESS, file, interval, consumer);
    }

    static PolicySource open(PolicyWatchers watchers, Path file, Duration interval, PolicyConsumer consumer) {
        if (interval.compareTo(LEAST_INTERVAL) < 0 || interval.compareTo(MOST_INTERVAL) > 0) {
            throw new IllegalArgumentException("The reload interval of the policy file is " + interval.toMillis()
                    + " ms; it must be " + LEAST_INTERVAL.toMillis() + " to " + MOST_INTERVAL.toMillis() + " ms");
        }
        Subscription subscription = new Subscription(consumer, interval);
        return new PolicySource(watchers.join(file, subscription), subscription);
    }

    /** The version in force; after closing, the last one that was. Does not block. */
    public LoadedPolicy current() {
        return watcher.current();
    }

    /** How the watching goes, for metrics. Does not block. */
    public PolicyStatus status() {
        return watcher.status();
    }

    /**
     * Lets go of the file; the last to do so ends the thread and waits for it. When this returns, no call to the
     * consumer is under way or comes any more, unless it is called from within such a call or that call does not end
     * within ten seconds. May be called again.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            watcher.leave(subscription);
        }
    }

    PolicyWatcher watcher() {
        return watcher;
    }
}
