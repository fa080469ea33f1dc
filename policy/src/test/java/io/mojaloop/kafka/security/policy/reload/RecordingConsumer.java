/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.Problem;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told; does what a test sets. */
final class RecordingConsumer implements PolicyConsumer {
    final List<LoadedPolicy> checked = new CopyOnWriteArrayList<>();
    final List<LoadedPolicy> accepted = new CopyOnWriteArrayList<>();
    final List<Instant> times = new CopyOnWriteArrayList<>();
    final List<PolicyRefusal> refusals = new CopyOnWriteArrayList<>();
    volatile List<Problem> objections = List.of();
    volatile Runnable onCheck = () -> {};
    volatile Runnable onAccept = () -> {};
    volatile Runnable onTime = () -> {};
    volatile Runnable onRefusal = () -> {};

    /** The names of the accepted policies, in their order. */
    List<String> names() {
        return accepted.stream().map(TestPolicies::nameOf).toList();
    }

    List<String> codes() {
        return refusals.stream()
                .flatMap(refusal -> refusal.problems().stream())
                .map(Problem::code)
                .toList();
    }

    @Override
    public List<Problem> check(LoadedPolicy candidate) {
        checked.add(candidate);
        onCheck.run();
        return objections;
    }

    @Override
    public void accept(LoadedPolicy loaded) {
        accepted.add(loaded);
        onAccept.run();
    }

    @Override
    public void timePassed(LoadedPolicy loaded, Instant now) {
        times.add(now);
        onTime.run();
    }

    @Override
    public void refused(PolicyRefusal refusal) {
        refusals.add(refusal);
        onRefusal.run();
    }
}
