/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.cli.audit.read.RecordKind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {
    @Property
    void whateverTheTimes_allEventsAreThere_inFewSteps_eachInItsOwn(
            @ForAll List<@LongRange(min = -62_167_219_200L, max = 253_402_300_799L) Long> seconds) {
        Timeline timeline = new Timeline();
        seconds.forEach(second -> timeline.add(second, RecordKind.DENIED, 2));

        List<Timeline.Step> steps = timeline.steps();

        assertThat(steps).hasSizeLessThanOrEqualTo(120);
        assertThat(steps.stream().mapToLong(Timeline.Step::total).sum()).isEqualTo(2L * seconds.size());
        for (Timeline.Step step : steps) {
            long from = step.from().getEpochSecond();
            long naive = seconds.stream()
                    .filter(second -> second >= from && second < from + timeline.stepSeconds())
                    .count();
            assertThat(step.total()).isEqualTo(2 * naive);
        }
    }

    @Test
    void whatIsNoActivity_isInNoStep() {
        Timeline timeline = new Timeline();

        timeline.add(0, RecordKind.TRAIL, 1);

        assertThat(timeline.steps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4",
        "1, 4",
        "5, 8",
        "9, 20",
        "21, 40",
        "100, 200",
        "999, 2000",
        "8999999999999999999, 8999999999999999999"
    })
    void theScale_endsAtANumberThatIsEasyToRead(long highest, long expected) {
        assertThat(Charts.round(highest)).isEqualTo(expected);
    }

    @Test
    void times_areRead_andOtherTextsAreNone() {
        TimeText times = new TimeText();

        assertThat(times.epochSecond("2026-11-23T10:15:30.123Z")).isEqualTo(1_795_428_930L);
        assertThat(times.epochSecond("2026-11-23T10:15:30.999Z")).isEqualTo(1_795_428_930L);
        assertThat(times.epochSecond("2026-11-23T10:15:31Z")).isEqualTo(1_795_428_931L);
        assertThat(times.epochSecond("2026-11-23T10:15:30.1+01:00")).isEqualTo(1_795_425_330L);
        assertThat(times.epochSecond("")).isEqualTo(TimeText.NONE);
        assertThat(times.epochSecond("yesterday")).isEqualTo(TimeText.NONE);
        assertThat(times.epochSecond("+999999999-01-01T00:00:00Z")).isEqualTo(TimeText.NONE);
        assertThat(times.epochSecond("2026-11-23T10:15:31Zzz")).isEqualTo(TimeText.NONE);
    }
}
