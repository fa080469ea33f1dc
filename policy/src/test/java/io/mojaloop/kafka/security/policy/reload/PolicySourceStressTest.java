/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writer that replaces the file as a whole or writes it bit by bit, and consumers that stay or come and go. Every part
 * of a content is a valid policy here, so only resting keeps parts out.
 */
@Timeout(120)
class PolicySourceStressTest {
    private static final Duration INTERVAL = Duration.ofMillis(300);
    private static final long WRITING_NANOS = TimeUnit.SECONDS.toNanos(6);
    private static final long SEED = 20261123;

    @TempDir
    Path directory;

    final PolicyWatchers watchers = new PolicyWatchers(TestPolicies::read, PolicyTime.SYSTEM, true);
    final Set<String> whole = ConcurrentHashMap.newKeySet();
    final Random random = new Random(SEED);
    WatchedFile file;

    @Test
    void everyAcceptedContent_isWhole_andAllConsumersSeeTheSame() throws Exception {
        file = new WatchedFile(directory);
        String first = content("first");
        whole.add(sha256(first));
        file.replaceByOld(first);
        List<RecordingConsumer> staying = List.of(new RecordingConsumer(), new RecordingConsumer());
        List<RecordingConsumer> passing = new ArrayList<>();
        try (LogCapture log = new LogCapture();
                PolicySource one = open(staying.get(0));
                PolicySource two = open(staying.get(1))) {
            Thread writer = new Thread(this::write, "writer");
            writer.start();
            while (writer.isAlive()) {
                passing.add(new RecordingConsumer());
                PolicySource source = open(passing.get(passing.size() - 1));
                writer.join(200);
                source.close();
            }
            String last = Files.readString(file.path);
            await().until(() -> one.current().sha256().equals(sha256(last)));
            await().until(() ->
                    staying.get(1).accepted.size() == staying.get(0).accepted.size());
            assertThat(two.current()).isEqualTo(one.current());
        }
        List<LoadedPolicy> seen = staying.get(0).accepted;
        assertThat(seen).hasSizeGreaterThan(4);
        assertThat(seen).extracting(LoadedPolicy::sha256).isSubsetOf(whole);
        assertThat(staying.get(1).accepted).isEqualTo(seen);
        for (int i = 0; i < seen.size(); i++) {
            assertThat(seen.get(i).version()).isEqualTo(i + 1);
        }
        for (RecordingConsumer consumer : passing) {
            int from = (int) consumer.accepted.get(0).version() - 1;
            assertThat(consumer.accepted).isEqualTo(seen.subList(from, from + consumer.accepted.size()));
        }
    }

    private void write() {
        long end = System.nanoTime() + WRITING_NANOS;
        for (int i = 0; System.nanoTime() - end < 0; i++) {
            String text = content("v" + i);
            whole.add(sha256(text));
            if (random.nextBoolean()) {
                file.replace(text);
            } else {
                writeBitByBit(text);
            }
            LockSupport.parkNanos(INTERVAL.multipliedBy(random.nextInt(2) * 2L).toNanos());
        }
    }

    private void writeBitByBit(String text) {
        try (OutputStream out = Files.newOutputStream(file.path)) {
            int done = 0;
            long before = System.nanoTime();
            while (done < text.length()) {
                int next = Math.min(text.length(), done + 1 + random.nextInt(text.length() / 3));
                long now = System.nanoTime();
                if (now - before > INTERVAL.toNanos() * 3 / 4) {
                    whole.add(sha256(
                            text.substring(0, done))); // This computer paused us so long that it looks like rest.
                }
                before = now;
                out.write(text.substring(done, next).getBytes(UTF_8));
                done = next;
                LockSupport.parkNanos(random.nextInt(40) * 1_000_000L);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String content(String name) {
        return "name " + name + "\n" + "# filler\n".repeat(1 + random.nextInt(2_000)) + "# end of " + name + "\n";
    }

    private PolicySource open(PolicyConsumer consumer) {
        return PolicySource.open(watchers, file.path, INTERVAL, consumer);
    }

    private static String sha256(String text) {
        return new FileContent(text.getBytes(UTF_8), 0, null).sha256();
    }
}
