/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.quota.allocation.Allocation.Slowing;
import io.mojaloop.kafka.security.quota.storage.StorageGuard.Settings;
import io.mojaloop.kafka.security.quota.storage.StorageGuard.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StorageGuardTest {
    private static final Path A = Path.of("/disks/a");
    private static final Path B = Path.of("/disks/b");
    private static final long INTERVAL_MS = 5000;
    private static final long HOLD_MS = 60_000;
    private static final Quotas.StorageGuard RULE = new Quotas.StorageGuard(80, 95, 1e6);

    private final Lines lines = new Lines();
    private final Map<Path, Double> disks = new HashMap<>(Map.of(A, 10.0, B, 20.0));
    private final Queue<Runnable> stuck = new ArrayDeque<>();
    private int reads;
    private Executor executor = Runnable::run;
    private boolean enforced = true;
    private Optional<Quotas.StorageGuard> rule = Optional.of(RULE);
    private long nowMs = 1_000_000;

    @AfterEach
    void stopListening() {
        lines.close();
    }

    private StorageGuard guard(Unreadable unreadable) {
        return new StorageGuard(
                new Settings(List.of(A, B), INTERVAL_MS, unreadable, HOLD_MS, 2048),
                this::read,
                work -> executor.execute(work),
                () -> {});
    }

    private double read(Path directory) throws IOException {
        reads++;
        Double used = disks.get(directory);
        if (used == null) {
            throw new IOException("Input/output error");
        }
        return used;
    }

    /** The next reading. */
    private double next(StorageGuard guard) {
        nowMs += INTERVAL_MS;
        return guard.tick(rule, enforced, nowMs).factor();
    }

    private double after(StorageGuard guard, int readings) {
        double factor = guard.status().factor();
        for (int i = 0; i < readings; i++) {
            factor = next(guard);
        }
        return factor;
    }

    @Test
    void fullestDirectory_counts() {
        StorageGuard guard = guard(Unreadable.HOLD);
        assertThat(next(guard)).isEqualTo(1);
        disks.put(B, 87.5);
        Slowing slowing = guard.tick(rule, enforced, nowMs += INTERVAL_MS);
        assertThat(slowing).isEqualTo(new Slowing(slowing.factor(), 1e6, 2048));
        assertThat(slowing.factor()).isEqualTo(0.5, within(1e-9));
        disks.put(A, 94.0);
        assertThat(next(guard)).isEqualTo(0.25, within(1e-9));
        assertThat(next(guard)).isEqualTo(0.125, within(1e-9));
        assertThat(next(guard)).isEqualTo(1.0 / 15, within(1e-9));
        assertThat(next(guard)).isEqualTo(1.0 / 15, within(1e-9));
    }

    @Test
    void disks_areReadOnceAnInterval() {
        StorageGuard guard = guard(Unreadable.HOLD);
        for (int tick = 0; tick < 11; tick++) {
            guard.tick(rule, enforced, nowMs + tick * 1000);
        }
        assertThat(reads).isEqualTo(3 * 2);
    }

    @Test
    void disks_clockIsSetBack_areStillRead() {
        StorageGuard guard = guard(Unreadable.HOLD);
        next(guard);
        disks.put(B, 97.0);
        nowMs -= 3_600_000;
        assertThat(next(guard)).isEqualTo(0.5);
        assertThat(next(guard)).isEqualTo(0.25);
    }

    @Test
    void ruleFromTheStart_fullDisk_takesEffectAtOnce() {
        disks.put(A, 97.0);
        assertThat(next(guard(Unreadable.HOLD))).isEqualTo(Brake.LEAST);
    }

    @Test
    void ruleThatComesLater_fullDisk_slowsStepByStep() {
        disks.put(A, 97.0);
        StorageGuard guard = guard(Unreadable.HOLD);
        rule = Optional.empty();
        assertThat(next(guard)).isEqualTo(1);
        rule = Optional.of(RULE);
        assertThat(next(guard)).isEqualTo(0.5);
        assertThat(next(guard)).isEqualTo(0.25);
    }

    @Test
    void ruleThatGoes_isForgotten() {
        disks.put(A, 97.0);
        StorageGuard guard = guard(Unreadable.HOLD);
        next(guard);
        rule = Optional.empty();
        assertThat(guard.tick(rule, enforced, ++nowMs)).isEqualTo(Slowing.NONE);
        assertThat(guard.status()).isEqualTo(StorageStatus.NONE);
        rule = Optional.of(RULE);
        assertThat(next(guard)).isEqualTo(0.5); // not where it was
    }

    @Test
    void ruleThatAllowsMore_isNotHeldUpByWhereTheOldOneFell() {
        disks.put(A, 89.0);
        StorageGuard guard = guard(Unreadable.HOLD);
        double slowed = next(guard);
        rule = Optional.of(new Quotas.StorageGuard(90, 95, 1e6));
        assertThat(next(guard)).isEqualTo(Math.min(1, slowed * 1.25));
        assertThat(after(guard, 5)).isEqualTo(1);
    }

    @Test
    void unreadable_hold_keepsTheLastUse_thenCountsAsFull() {
        StorageGuard guard = guard(Unreadable.HOLD);
        disks.put(A, 83.0);
        double known = next(guard);
        disks.remove(A);
        int held = (int) (HOLD_MS / INTERVAL_MS) - 1;
        assertThat(after(guard, held)).isEqualTo(known).isEqualTo(0.8, within(1e-9));
        assertThat(guard.status().directories().get(0))
                .isEqualTo(new StorageStatus.Directory(A, OptionalDouble.of(83), false));
        assertThat(next(guard)).isEqualTo(known / 2);
        assertThat(next(guard)).isEqualTo(known / 4);
        assertThat(after(guard, 12)).isEqualTo(Brake.LEAST);
        disks.put(A, 10.0);
        assertThat(next(guard)).isEqualTo(Brake.LEAST * 1.25);
        assertThat(after(guard, 38)).isEqualTo(1);
    }

    @Test
    void unreadable_holdButNeverKnown_countsAsFullAfterTheSameTime() {
        StorageGuard guard = guard(Unreadable.HOLD);
        disks.remove(A);
        assertThat(after(guard, (int) (HOLD_MS / INTERVAL_MS))).isEqualTo(1);
        assertThat(guard.status().directories().get(0).usedPercent()).isEmpty();
        assertThat(next(guard)).isEqualTo(0.5);
    }

    @Test
    void unreadable_slow_countsAsFullStepByStep_evenAtTheStart() {
        disks.remove(A);
        StorageGuard guard = guard(Unreadable.SLOW);
        assertThat(next(guard)).isEqualTo(0.5);
        assertThat(next(guard)).isEqualTo(0.25);
        assertThat(after(guard, 12)).isEqualTo(Brake.LEAST);
    }

    @Test
    void unreadable_ignore_leavesTheOthers() {
        StorageGuard guard = guard(Unreadable.IGNORE);
        disks.remove(A);
        assertThat(after(guard, 100)).isEqualTo(1);
        disks.put(B, 87.5);
        assertThat(next(guard)).isEqualTo(0.5, within(1e-9));
        disks.remove(B);
        assertThat(after(guard, 10)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Unreadable.class)
    void readingThatDoesNotComeBack_countsAsUnreadable_andIsNotStartedAgain(Unreadable unreadable) {
        StorageGuard guard = guard(unreadable);
        executor = work -> {
            if (stuck.isEmpty()) {
                stuck.add(work); // the first, A's
            } else {
                work.run();
            }
        };
        double factor = after(guard, 30);
        assertThat(factor).isEqualTo(unreadable == Unreadable.IGNORE ? 1 : Brake.LEAST);
        assertThat(stuck).hasSize(1);
        assertThat(guard.status().directories())
                .extracting(StorageStatus.Directory::readable)
                .containsExactly(false, true);
        // When it comes back after all
        executor = Runnable::run;
        stuck.remove().run();
        assertThat(after(guard, 45)).isEqualTo(1);
        assertThat(guard.status().directories())
                .extracting(StorageStatus.Directory::readable)
                .containsExactly(true, true);
    }

    @Test
    void readings_takeTime_areTakenWhenAllAreBack() {
        StorageGuard guard = guard(Unreadable.HOLD);
        disks.put(A, 97.0);
        executor = stuck::add;
        assertThat(next(guard)).isEqualTo(1);
        stuck.remove().run();
        nowMs += 1000;
        assertThat(guard.tick(rule, enforced, nowMs).factor()).isEqualTo(1);
        stuck.remove().run();
        nowMs += 1000;
        assertThat(guard.tick(rule, enforced, nowMs).factor()).isEqualTo(Brake.LEAST);
    }

    @Test
    void readerThatFailsInAnyWay_isUnreadable() {
        StorageGuard guard = new StorageGuard(
                new Settings(List.of(A), INTERVAL_MS, Unreadable.SLOW, HOLD_MS, 2048),
                directory -> {
                    throw new StackOverflowError();
                },
                Runnable::run,
                () -> {});
        assertThat(next(guard)).isEqualTo(0.5);
        StorageGuard noNumber = new StorageGuard(
                new Settings(List.of(A), INTERVAL_MS, Unreadable.SLOW, HOLD_MS, 2048),
                directory -> Double.NaN,
                Runnable::run,
                () -> {});
        assertThat(next(noNumber)).isEqualTo(0.5);
    }

    @Test
    void noDirectories_nobodyIsSlowed() {
        StorageGuard guard = new StorageGuard(
                new Settings(List.of(), INTERVAL_MS, Unreadable.SLOW, HOLD_MS, 2048),
                directory -> 100,
                Runnable::run,
                () -> {});
        assertThat(after(guard, 5)).isEqualTo(1);
    }

    @Test
    void status_tellsSinceWhen() {
        StorageGuard guard = guard(Unreadable.HOLD);
        next(guard);
        assertThat(guard.status().slowedSince()).isEmpty();
        disks.put(A, 90.0);
        next(guard);
        Instant since = Instant.ofEpochMilli(nowMs);
        next(guard);
        assertThat(guard.status().slowedSince()).contains(since);
        assertThat(guard.status().directories())
                .containsExactly(
                        new StorageStatus.Directory(A, OptionalDouble.of(90), true),
                        new StorageStatus.Directory(B, OptionalDouble.of(20), true));
        disks.put(A, 10.0);
        after(guard, 20);
        assertThat(guard.status().slowedSince()).isEmpty();
    }

    @Test
    void log_oneLineWhenItStarts_oneWhenItEnds_oneWhenADirectoryCannotBeRead() {
        StorageGuard guard = guard(Unreadable.HOLD);
        next(guard);
        assertThat(lines.take()).isEmpty();
        disks.put(A, 85.5);
        after(guard, 3);
        assertThat(lines.take())
                .containsExactly(
                        "WARN A disk of this broker is 85.5% full (soft 80.0%, hard 95.0%): producers are slowed,"
                                + " to 63.3% of their limits by now. Log directories: [/disks/a 85.5%, /disks/b 20.0%]");
        disks.remove(B);
        after(guard, 3);
        assertThat(lines.take())
                .containsExactly(
                        "WARN The use of log directory /disks/b cannot be read: java.io.IOException: Input/output"
                                + " error. Its last known use holds for 60000 ms, then it counts as full");
        disks.put(A, 12.0);
        disks.put(B, 20.0);
        after(guard, 10);
        assertThat(lines.take())
                .containsExactly(
                        "INFO The use of log directory /disks/b can be read again",
                        "WARN Producers are not slowed any more because of disks, after 40 s: the fullest is 20.0% full");
    }

    @Test
    void log_inMonitorMode_saysSo() {
        enforced = false;
        StorageGuard guard = guard(Unreadable.HOLD);
        next(guard);
        disks.put(A, 85.5);
        next(guard);
        assertThat(lines.take())
                .singleElement()
                .asString()
                .contains("producers would be (quotas are in monitor mode) slowed");
    }
}
