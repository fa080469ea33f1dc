/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.policy.document.PolicyReading;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;

/**
 * The files that are being watched, each once. Thread-safe; holds no lock while it waits for a watcher, so a consumer
 * may close its source while another thread opens the same file.
 */
final class PolicyWatchers {
    static final PolicyWatchers OF_THIS_PROCESS = new PolicyWatchers(PolicyReader::read, PolicyTime.SYSTEM, true);

    private final BiFunction<String, byte[], PolicyReading> reader;
    private final PolicyTime time;
    private final boolean threaded;
    private final ConcurrentMap<Path, PolicyWatcher> watchers = new ConcurrentHashMap<>();

    /** @param threaded false for tests that call {@link PolicyWatcher#tick} themselves */
    PolicyWatchers(BiFunction<String, byte[], PolicyReading> reader, PolicyTime time, boolean threaded) {
        this.reader = reader;
        this.time = time;
        this.threaded = threaded;
    }

    /** Finds or begins the watching of a file and lets a consumer take part in it. */
    PolicyWatcher join(Path file, Subscription subscription) {
        Path key = file.toAbsolutePath().normalize();
        while (true) {
            PolicyWatcher watcher = watchers.computeIfAbsent(key, path -> watcher(path, file.toString()));
            if (watcher.join(subscription)) {
                return watcher;
            }
            // Its last consumer left, or the first never came in, while we were waiting for it: begin anew.
            watchers.remove(key, watcher);
        }
    }

    private PolicyWatcher watcher(Path path, String name) {
        return new PolicyWatcher(
                new PolicyFile(path, name), reader, time, threaded, ended -> watchers.remove(path, ended));
    }

    /** How many files are being watched. */
    int size() {
        return watchers.size();
    }
}
