/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir
    Path directory = Path.of("set by JUnit");

    @Test
    void attachedChild_parentsPipeClosed_halts() throws Exception {
        RunDirectory run = RunDirectory.create(Optional.of(directory.resolve("run")));
        Process child = command(run, Sleeper.class.getName()).startAttached();

        child.getOutputStream().close();

        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(137);
    }

    @Test
    void stop_runningChild_runsItsShutdownHooks() {
        RunDirectory run = RunDirectory.create(Optional.of(directory.resolve("run")));
        Path output = run.logs().resolve("stdout.log");
        ChildProcess child = new ChildProcess(
                "node-1",
                command(run, Sleeper.class.getName()),
                false,
                run,
                run.logs().resolve("server.log"));
        child.start();
        Await.until(() -> LogTail.read(output).contains("asleep"), Duration.ofSeconds(20), () -> "not started");

        boolean byItself = child.stop(Duration.ofSeconds(20));

        assertThat(byItself).isTrue();
        assertThat(LogTail.read(output)).contains("shut down in order");
    }

    @Test
    void requireAlive_childThatDied_throwsWithItsLog() throws Exception {
        RunDirectory run = RunDirectory.create(Optional.of(directory.resolve("run")));
        ChildProcess child = new ChildProcess(
                "node-1", command(run, "no.such.Main"), false, run, run.logs().resolve("server.log"));

        child.start();
        Await.until(() -> !child.isAlive(), Duration.ofSeconds(20), () -> "still alive");

        assertThatThrownBy(child::requireAlive)
                .isInstanceOf(KitException.class)
                .hasMessageContainingAll("node-1", "no.such.Main");
    }

    private static JavaCommand command(RunDirectory run, String mainClass) {
        return new JavaCommand(
                List.of("-Xshare:auto"),
                List.of(run.launcherJar().toString(), System.getProperty("java.class.path", "")),
                List.of(List.of(mainClass)),
                run.logs().resolve("stdout.log"));
    }

    /** A node that does nothing for a long time. */
    public static final class Sleeper {
        private Sleeper() {}

        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("shut down in order")));
            System.out.println("asleep");
            Thread.sleep(600_000);
        }
    }
}
