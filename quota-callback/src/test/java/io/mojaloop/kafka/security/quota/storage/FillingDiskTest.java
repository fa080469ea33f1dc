/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.quota.allocation.Allocation.Slowing;
import io.mojaloop.kafka.security.quota.storage.StorageGuard.Settings;
import io.mojaloop.kafka.security.quota.storage.StorageGuard.Unreadable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.stats.Rate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Clients fill a disk as fast as Kafka's own arithmetic of rates and delays lets them. No real time passes. */
class FillingDiskTest {
    private static final double MB = 1e6;
    private static final double UNLIMITED = 10 * MB;
    private static final double LEAST = 16_384;
    private static final int STEP_MS = 200;
    private static final int REQUEST = 32_768;
    private static final Quotas.StorageGuard RULE = new Quotas.StorageGuard(80, 95, UNLIMITED);

    /** One client with a budget of its own. */
    private static final class Client {
        final double demand;
        /** Null for none but what the guard makes. */
        final @Nullable Double ownLimit;

        final Rate rate = new Rate();
        final MetricConfig config =
                new MetricConfig().timeWindow(1, TimeUnit.SECONDS).samples(11);
        long mutedUntilMs;
        long longestMuteMs;

        Client(double demand, @Nullable Double ownLimit) {
            this.demand = demand;
            this.ownLimit = ownLimit;
        }

        /** @return what it wrote in a step; after each request may follow a delay, as of Kafka's QuotaUtils.throttleTime */
        double write(Slowing slowing, long nowMs) {
            double limit = Objects.requireNonNullElse(slowing.apply(ownLimit), Double.MAX_VALUE);
            double bytes = 0;
            while (nowMs >= mutedUntilMs && bytes < demand * STEP_MS / 1000) {
                bytes += REQUEST;
                rate.record(config, REQUEST, nowMs);
                double observed = rate.measure(config, nowMs);
                if (observed > limit) {
                    long delay = (long) ((observed - limit) / limit * rate.windowSize(config, nowMs));
                    mutedUntilMs = nowMs + delay;
                    longestMuteMs = Math.max(longestMuteMs, delay);
                }
            }
            return bytes;
        }
    }

    private static final class Disk {
        final double size;
        final StorageGuard guard;
        double used;
        double most;
        long nowMs = 1_000_000;

        Disk(double size, double used) {
            this.size = size;
            this.used = used;
            Settings settings = new Settings(List.of(Path.of("/disk")), 5000, Unreadable.HOLD, 60_000, LEAST);
            guard = new StorageGuard(settings, path -> Math.min(100, 100 * this.used / size), Runnable::run, () -> {});
            guard.tick(Optional.empty(), true, nowMs); // traffic before there is a rule: nothing is taken at once
        }

        /** @param freedPerSecond what retention deletes */
        void run(List<Client> clients, boolean guarded, int seconds, double freedPerSecond) {
            Slowing slowing = Slowing.NONE;
            for (int step = 0; step < seconds * 1000 / STEP_MS; step++) {
                nowMs += STEP_MS;
                if (guarded && nowMs % 1000 == 0) {
                    slowing = guard.tick(Optional.of(RULE), true, nowMs);
                }
                for (Client client : clients) {
                    used += client.write(slowing, nowMs);
                }
                used = Math.max(0, used - freedPerSecond * STEP_MS / 1000);
                most = Math.max(most, used);
            }
        }
    }

    private static List<Client> clients(int number, double demand) {
        return Stream.generate(() -> new Client(demand, null)).limit(number).toList();
    }

    @Test
    void disk_withoutTheGuard_runsFull() {
        Disk disk = new Disk(10_000 * MB, 7_500 * MB);
        disk.run(clients(2, 10 * MB), false, 300, 0);
        assertThat(disk.most).isGreaterThan(disk.size);
    }

    /**
     * What each budget keeps still fills the disk in the end, at 16 KiB/s: that is not counted. Between the hard percentage
     * and full there is room for half a minute.
     */
    @Property(tries = 30)
    void disk_withTheGuard_staysUnderFull_andNobodyIsMutedLong(
            @ForAll @IntRange(min = 1, max = 3) int number,
            @ForAll @DoubleRange(min = 1, max = 10) double demandMegabytes,
            @ForAll @IntRange(min = 120, max = 50_000) int secondsFromSoftToFull) {
        int seconds = Math.min(600, 2 * secondsFromSoftToFull);
        double rate = number * demandMegabytes * MB;
        double size = rate * secondsFromSoftToFull / 0.2;
        Disk disk = new Disk(size, 0.80 * size - rate * seconds / 10);
        List<Client> clients = clients(number, demandMegabytes * MB);
        disk.run(clients, true, seconds, 0);
        assertThat(disk.most - number * LEAST * seconds).isLessThan(size);
        // A window of 11 s for a limit that was halved, and at worst twice that if it is halved twice while a client
        // waits.
        assertThat(clients).extracting(client -> client.longestMuteMs).allMatch(longest -> longest < 30_000);
    }

    @Test
    void disk_ofAClientWhoseLimitIsFarAboveWhatItSends_staysUnderFull() {
        Disk disk = new Disk(100_000 * MB, 79_000 * MB);
        disk.run(List.of(new Client(100 * MB, 1e12)), true, 600, 0);
        assertThat(disk.most).isLessThan(disk.size);
    }

    @Test
    void disk_retentionFreesLessThanIsWritten_settlesBetweenSoftAndHard() {
        Disk disk = new Disk(20_000 * MB, 15_800 * MB);
        List<Client> clients = clients(2, 10 * MB);
        disk.run(clients, true, 3600, 8 * MB);
        assertThat(100 * disk.most / disk.size).isBetween(80.0, 95.0);
        assertThat(100 * disk.used / disk.size).isBetween(80.0, 95.0);
        assertThat(clients).extracting(client -> client.longestMuteMs).allMatch(longest -> longest < 30_000);
    }

    @Test
    void clients_diskIsFreed_haveTheirRateAgainWithinFourMinutes() {
        Disk disk = new Disk(100_000 * MB, 99_000 * MB);
        List<Client> clients = clients(2, 10 * MB);
        disk.run(clients, true, 300, 0);
        assertThat(disk.guard.status().factor()).isEqualTo(Brake.LEAST);
        disk.used = 10_000 * MB;
        disk.run(List.of(), true, 240, 0);
        assertThat(disk.guard.status().factor()).isEqualTo(1);
    }
}
