/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who has a file open. Ends when the last one leaves; nobody can join after that. Whatever a consumer throws is logged
 * and kept from the others.
 *
 * <p>Membership may change in any thread, without waiting for a call to end; the calls are up to one thread at a time. A
 * consumer that has left gets no more of them.
 */
final class Subscribers {
    /** Members that failed to accept the version in force; only the reload thread looks at it. */
    private final List<Subscription> behind = new ArrayList<>();

    private final String file;
    private final List<Subscription> members = new ArrayList<>();
    private boolean ended;

    Subscribers(String file) {
        this.file = file;
    }

    /** Lets one in; false if this has ended. */
    synchronized boolean add(Subscription subscription) {
        return !ended && members.add(subscription);
    }

    /** Lets one go; true if this ended it. */
    synchronized boolean remove(Subscription subscription) {
        if (members.remove(subscription) && members.isEmpty()) {
            ended = true;
            return true;
        }
        return false;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** The shortest that anyone asked for. */
    synchronized Duration interval() {
        return members.stream()
                .map(Subscription::interval)
                .min(Duration::compareTo)
                .orElse(PolicySource.MOST_INTERVAL);
    }

    /** What all of them have against a candidate. */
    List<Problem> check(LoadedPolicy candidate) {
        List<Problem> problems = new ArrayList<>();
        for (Subscription member : current()) {
            if (isMember(member)) {
                problems.addAll(check(member, candidate));
            }
        }
        return problems.stream().distinct().sorted().toList();
    }

    /** What one of them has against a candidate. A check that fails agrees to nothing. */
    List<Problem> check(Subscription member, LoadedPolicy candidate) {
        try {
            return List.copyOf(member.consumer().check(candidate));
        } catch (Throwable e) {
            PolicySourceLog.defect("A consumer failed to check a policy", e);
            return List.of(FileProblem.DEFECT.of(file, e.getClass().getName()));
        }
    }

    void accept(LoadedPolicy loaded) {
        behind.clear();
        behind.addAll(each("accept a policy", consumer -> consumer.accept(loaded)));
    }

    /** Tries again with those that failed to accept the version in force. */
    void catchUp(LoadedPolicy loaded) {
        if (!behind.isEmpty()) {
            List<Subscription> late = List.copyOf(behind);
            behind.clear();
            behind.addAll(each("accept a policy", late, consumer -> consumer.accept(loaded)));
        }
    }

    void timePassed(LoadedPolicy loaded, Instant now) {
        each("take note of the time", consumer -> consumer.timePassed(loaded, now));
    }

    void refused(PolicyRefusal refusal) {
        each("take note of a refusal", consumer -> consumer.refused(refusal));
    }

    private List<Subscription> each(String task, Consumer<PolicyConsumer> call) {
        return each(task, current(), call);
    }

    /** @return those that failed */
    private List<Subscription> each(String task, List<Subscription> some, Consumer<PolicyConsumer> call) {
        List<Subscription> failed = new ArrayList<>();
        for (Subscription member : some) {
            if (isMember(member)) {
                try {
                    call.accept(member.consumer());
                } catch (Throwable e) {
                    failed.add(member);
                    PolicySourceLog.defect("A consumer of the policy failed to " + task, e);
                }
            }
        }
        return failed;
    }

    private synchronized List<Subscription> current() {
        return List.copyOf(members);
    }

    private synchronized boolean isMember(Subscription subscription) {
        return members.contains(subscription);
    }
}
