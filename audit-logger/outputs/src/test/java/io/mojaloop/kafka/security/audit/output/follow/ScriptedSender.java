/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver whose failures are what a test says. */
final class ScriptedSender implements Sender {
    /** Says what becomes of a batch: returns what is refused, or throws. */
    interface Script {
        List<Refusal> meet(List<OutgoingRecord> records) throws SendFailure, InterruptedException;
    }

    final List<OutgoingRecord> received = new CopyOnWriteArrayList<>();
    final AtomicInteger attempts = new AtomicInteger();
    volatile Script script = records -> List.of();
    volatile int largest;

    @Override
    public List<Refusal> send(List<OutgoingRecord> records) throws SendFailure, InterruptedException {
        attempts.incrementAndGet();
        largest = Math.max(largest, records.size());
        List<Refusal> refusals = script.meet(records);
        List<Long> refused = refusals.stream().map(Refusal::sequence).toList();
        List<OutgoingRecord> taken = new ArrayList<>(records);
        taken.removeIf(record -> refused.contains(record.sequence()));
        received.addAll(taken);
        return refusals;
    }

    static Script down() {
        return records -> {
            throw SendFailure.unreachable("down", new java.io.IOException("down"));
        };
    }

    List<String> ids() {
        return received.stream().map(OutgoingRecord::id).toList();
    }

    /** In the order of their first arrival. */
    List<String> distinctIds() {
        return received.stream().map(OutgoingRecord::id).distinct().toList();
    }

    @Override
    public void abort() {}

    @Override
    public void disconnect() {}
}
