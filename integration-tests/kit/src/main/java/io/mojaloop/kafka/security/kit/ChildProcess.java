/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One long-running JVM that can be ended and started again with the same command. */
final class ChildProcess {
    private static final int TAIL_LINES = 30;

    private final String name;
    private final JavaCommand command;
    private final boolean detach;
    private final Path pidFile;
    private final Path log;
    private @Nullable Process process;

    ChildProcess(String name, JavaCommand command, boolean detach, RunDirectory run, Path log) {
        this.name = name;
        this.command = command;
        this.detach = detach;
        this.pidFile = run.root().resolve(name + ".pid");
        this.log = log;
    }

    synchronized void start() {
        if (isAlive()) {
            throw new IllegalStateException(name + " is running already");
        }
        Process started = detach ? command.startDetached() : command.startAttached();
        process = started;
        PrivateFile.write(pidFile, started.pid() + "\n");
    }

    synchronized boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    synchronized long pid() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return current.pid();
    }

    /** SIGTERM, and SIGKILL when that does not end it in time. Returns whether it went by itself. */
    boolean stop(Duration patience) {
        Process current = current();
        if (current == null) {
            return true;
        }
        // Process.destroy would also close the pipe the child watches, and it would halt instead of shutting down.
        current.toHandle().destroy();
        if (waitFor(current, patience)) {
            return true;
        }
        kill();
        return false;
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        Process current = current();
        if (current != null) {
            current.destroyForcibly();
            waitFor(current, Duration.ofSeconds(20));
        }
    }

    /** @throws KitException of kind NODE_DIED with the end of the logs, unless it runs */
    void requireAlive() {
        if (!isAlive()) {
            throw new KitException(KitException.Kind.NODE_DIED, name + " ended before it was ready. " + tail());
        }
    }

    String tail() {
        return "The end of its log:\n" + LogTail.of(command.output(), TAIL_LINES) + "\n" + LogTail.of(log, TAIL_LINES);
    }

    private synchronized @Nullable Process current() {
        return process;
    }

    private static boolean waitFor(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
