/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.quota.storage.StorageGuard.Settings;
import io.mojaloop.kafka.security.quota.storage.StorageGuard.Unreadable;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemReaderTest {
    @TempDir
    Path directory;

    @Test
    void use_isWhatTheFileStoreSays() throws IOException {
        FileStore store = Files.getFileStore(directory);
        double used = 100 * (1 - (double) store.getUsableSpace() / store.getTotalSpace());
        assertThat(new FileSystemReader().usedPercent(directory)).isEqualTo(used, within(5.0));
    }

    @Test
    void directoryThatIsGone_isUnreadable() {
        assertThatThrownBy(() -> new FileSystemReader().usedPercent(directory.resolve("gone")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void guard_withRealThreads_readsARealDirectory() {
        Settings settings = new Settings(List.of(directory), 1, Unreadable.HOLD, 60_000, 2048);
        try (StorageGuard guard = new StorageGuard(settings)) {
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                guard.tick(
                        Optional.of(new Quotas.StorageGuard(99.98, 99.99, 1e6)), true, System.nanoTime() / 1_000_000);
                assertThat(guard.status().directories()).singleElement().satisfies(known -> {
                    assertThat(known.readable()).isTrue();
                    assertThat(known.usedPercent().orElseThrow()).isBetween(0.0, 100.0);
                });
            });
        }
    }

    @Test
    void tick_readerThatBlocks_isNotWaitedFor() {
        CountDownLatch server = new CountDownLatch(1);
        CountDownLatch called = new CountDownLatch(1);
        Settings settings = new Settings(List.of(directory), 1, Unreadable.SLOW, 60_000, 2048);
        Quotas.StorageGuard rule = new Quotas.StorageGuard(80, 90, 1e6);
        StorageGuard guard = new StorageGuard(
                settings,
                path -> {
                    called.countDown();
                    try {
                        server.await();
                    } catch (InterruptedException left) {
                        Thread.currentThread().interrupt();
                    }
                    return 0;
                },
                work -> {
                    Thread thread = new Thread(work);
                    thread.setDaemon(true);
                    thread.start();
                },
                () -> {});
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            guard.tick(Optional.of(rule), true, System.nanoTime() / 1_000_000);
            return called.getCount() == 0 && guard.status().factor() < 1;
        });
        assertThat(guard.status().directories()).noneMatch(StorageStatus.Directory::readable);
        server.countDown();
        guard.close();
    }
}
