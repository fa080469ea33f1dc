/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.quota.watch.SlowedClient.Delay;
import io.mojaloop.kafka.security.quota.watch.SlowedClient.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of Kafka's metrics against the delays that were given. */
class CourseTest {
    private static final long START_MS = 1_700_000_000_123L;
    private static final double LIMIT = 1e6;

    private record Told(Course.News news, long atMs, long firstMs, long lastMs) {}

    /** Looks once a second, for so long after the start. */
    private static List<Told> looks(SlowedClient client, boolean enforced, long activeMs, long lengthMs) {
        Course course = new Course();
        List<Told> told = new ArrayList<>();
        for (long now = START_MS + 500; now <= START_MS + lengthMs; now += 1000) {
            client.until(now, START_MS + activeMs);
            double rate = client.rate(now);
            double delay = enforced ? client.throttleTimeMs(now) : 0;
            Course.News news = course.look(rate > LIMIT, delay, now, Course.SUSPICION_MS);
            if (news != Course.News.NONE) {
                told.add(new Told(news, now, course.firstMs(), course.lastMs()));
            }
        }
        return told;
    }

    @ParameterizedTest
    @CsvSource({
        // kind, bytes of a request, connections, pause
        "PRODUCE, 16384, 1, 1",
        "PRODUCE, 16384, 50, 1",
        "PRODUCE, 1048576, 1, 1",
        "PRODUCE, 1048576, 50, 1",
        "PRODUCE, 1000, 4, 1",
        "PRODUCE, 12000000, 1, 1",
        "FETCH, 16384, 1, 1",
        "FETCH, 1048576, 10, 1",
        "FETCH, 9000000, 1, 1",
        "REQUEST, 300000, 20, 1",
        "REQUEST, 3000000, 5, 1",
    })
    void flood_isToldOnce_soonAfterItBegan_andSoonAfterItEnded(Kind kind, double bytes, int connections, long pauseMs) {
        // Given clients that flood for two minutes, and five minutes in which metrics grow old
        SlowedClient client = new SlowedClient(kind, LIMIT, bytes, connections, pauseMs, START_MS);
        List<Told> told = looks(client, true, 120_000, 420_000);
        Delay first = client.delays().get(0);
        Delay last = client.delays().get(client.delays().size() - 1);
        long overMs = client.delays().stream()
                .mapToLong(delay -> delay.fromMs() + delay.ms())
                .max()
                .orElseThrow();
        // Then one beginning and one end are told
        assertThat(told).extracting(Told::news).containsExactly(Course.News.STARTED, Course.News.ENDED);
        assertThat(told.get(0).firstMs()).isBetween(first.fromMs(), first.fromMs() + 3_000);
        assertThat(told.get(0).atMs()).isLessThanOrEqualTo(told.get(0).firstMs() + Course.SUSPICION_MS);
        assertThat(told.get(1).lastMs()).isGreaterThanOrEqualTo(last.fromMs() - 1_000);
        double meanMs = client.delays().stream().mapToLong(Delay::ms).average().orElseThrow();
        long lateMs = (long) Math.min(60_000, 10_000 + 3 * meanMs);
        assertThat(told.get(1).lastMs()).isLessThanOrEqualTo(Math.max(overMs, last.fromMs() + lateMs) + 1_000);
        assertThat(told.get(1).atMs() - told.get(1).lastMs()).isBetween(Course.QUIET_MS, Course.MOST_QUIET_MS + 1_000);
    }

    @ParameterizedTest
    @CsvSource({"PRODUCE, 16384, 20", "FETCH, 16384, 20", "PRODUCE, 100000, 120", "FETCH, 300000, 400"})
    void clientBelowItsLimit_isNeverTold(Kind kind, double bytes, long pauseMs) {
        SlowedClient client = new SlowedClient(kind, LIMIT, bytes, 1, pauseMs, START_MS);
        List<Told> told = looks(client, true, 300_000, 300_000);
        assertThat(client.delays()).as("the setting: nobody is delayed").isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void clientThatKeepsBelowItsLimit_afterItFlooded_isNotToldAgain_whenOldDelaysAreForgotten() {
        // Given two clients of one budget: one floods for a minute, one goes on at 80 % of the limit
        Course course = new Course();
        SlowedClient flood = new SlowedClient(Kind.PRODUCE, LIMIT, 500_000, 3, 1, START_MS);
        List<Course.News> told = new ArrayList<>();
        for (long now = START_MS + 500; now <= START_MS + 300_000; now += 1000) {
            flood.until(now, START_MS + 60_000);
            boolean flooding = now <= START_MS + 90_000;
            double rate = flooding ? flood.rate(now) : 0.8 * LIMIT;
            told.add(course.look(rate > LIMIT, flood.throttleTimeMs(now), now, Course.SUSPICION_MS));
        }
        assertThat(told.stream().filter(news -> news != Course.News.NONE))
                .containsExactly(Course.News.STARTED, Course.News.ENDED);
    }

    @Test
    void oneShortDelay_isNotTold() {
        Course course = new Course();
        List<Course.News> told = new ArrayList<>();
        for (int second = 0; second < 120; second++) {
            double delay = second >= 10 && second < 70 ? 5 : 0;
            told.add(course.look(false, delay, second * 1000L, Course.SUSPICION_MS));
        }
        assertThat(told).containsOnly(Course.News.NONE);
        assertThat(course.isOver(120_000, Course.SUSPICION_MS)).isTrue();
    }

    @Test
    void monitorMode_isToldByTheRateAlone() {
        // Given a client with three times the limit whom nobody slows
        SlowedClient client = new SlowedClient(Kind.PRODUCE, 100 * LIMIT, 30_000, 1, 10, START_MS);
        List<Told> told = looks(client, false, 60_000, 200_000);
        assertThat(client.delays()).isEmpty();
        assertThat(told).extracting(Told::news).containsExactly(Course.News.STARTED, Course.News.ENDED);
        assertThat(told.get(1).lastMs() - told.get(0).firstMs()).isBetween(55_000L, 75_000L);
    }
}
