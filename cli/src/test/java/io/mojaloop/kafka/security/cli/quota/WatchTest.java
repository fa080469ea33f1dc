/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.cli.quota.show.QuotaView;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final Deque<Optional<QuotaView>> answers = new ArrayDeque<>();
    private final List<QuotaView> shown = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private int pauses;

    private static Optional<QuotaView> at(long second) {
        return Optional.of(new QuotaView(
                Instant.ofEpochSecond(second),
                "c",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    }

    /** Until there are no more answers. */
    private int watch(int... codes) throws InterruptedException {
        return new Watch(
                        () -> answers.remove()
                                .orElseThrow(() -> CommandException.unusable("c did not answer within 1 s")),
                        view -> {
                            shown.add(view);
                            return codes[shown.size() - 1];
                        },
                        answers::isEmpty,
                        () -> pauses++,
                        complaints::add)
                .run();
    }

    @Test
    void views_areShown_untilNobodyReads_andTheWorstCounts() throws InterruptedException {
        answers.addAll(List.of(at(1), at(2), at(3)));

        assertThat(watch(0, 4, 1)).isEqualTo(4);

        assertThat(shown).extracting(view -> view.time().getEpochSecond()).containsExactly(1L, 2L, 3L);
        assertThat(pauses).isEqualTo(2);
        assertThat(complaints).isEmpty();
    }

    @Test
    void clusterThatCannotBeAskedAtFirst_isNotWaitedFor() {
        answers.addAll(List.of(Optional.empty(), at(2)));

        assertThatThrownBy(() -> watch(0)).isInstanceOf(CommandException.class);

        assertThat(pauses).isZero();
    }

    @Test
    void clusterThatStopsAnswering_isAskedAgain_andThatIsToldOnce() throws InterruptedException {
        answers.addAll(List.of(at(1), Optional.empty(), Optional.empty(), at(4), Optional.empty(), at(6)));

        assertThat(watch(0, 0, 0)).isEqualTo(1);

        assertThat(shown).extracting(view -> view.time().getEpochSecond()).containsExactly(1L, 4L, 6L);
        assertThat(complaints)
                .containsExactly(
                        "c did not answer within 1 s; it is asked again",
                        "it answers again",
                        "c did not answer within 1 s; it is asked again",
                        "it answers again");
    }
}
