/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Events that are counted as one: a row of a {@link CountTable}. Of what its {@link Widening} step leaves out, the names
 * are empty and the address is null.
 *
 * @param <E> their type
 */
final class Kind<E extends SecurityEvent> {
    private final int hash;
    private final int category;
    private final String whoType;
    private final String who;
    private final String operation;
    private final String whatType;
    private final String what;
    private final @Nullable InetAddress from;

    /** Index into {@link Widening#steps}. */
    final int step;

    /** The first of them. */
    final E like;

    final ExactCounter counter = new ExactCounter();

    /** How many had records of their own since the window began. */
    private final AtomicInteger individuals = new AtomicInteger();

    /** Since when it counts, in milliseconds. Only for the thread that sweeps. */
    long sinceMs;

    /** Windows without any, in a row. Only for the thread that sweeps. */
    int idleWindows;

    /** In the same bucket; changed under the table's lock only. */
    volatile @Nullable Kind<E> next;

    Kind(
            int hash,
            int step,
            int category,
            String whoType,
            String who,
            String operation,
            String whatType,
            String what,
            @Nullable InetAddress from,
            E like) {
        this.hash = hash;
        this.step = step;
        this.category = category;
        this.whoType = whoType;
        this.who = who;
        this.operation = operation;
        this.whatType = whatType;
        this.what = what;
        this.from = from;
        this.like = like;
        this.sinceMs = like.timeMs();
    }

    int hash() {
        return hash;
    }

    static int hash(
            int step,
            int category,
            String whoType,
            String who,
            String operation,
            String whatType,
            String what,
            @Nullable InetAddress from) {
        int hash = what.hashCode();
        hash = hash * 31 + who.hashCode();
        hash = hash * 31 + (from == null ? 0 : from.hashCode());
        hash = hash * 31 + operation.hashCode();
        hash = hash * 31 + whatType.hashCode();
        hash = hash * 31 + whoType.hashCode();
        hash = (hash * 31 + category) * 31 + step;
        hash *= 0x9E3779B9; // names differ at their ends: spread that to all bits
        return hash ^ hash >>> 15;
    }

    boolean is(
            int ofHash,
            int ofStep,
            int ofCategory,
            String ofWhoType,
            String ofWho,
            String ofOperation,
            String ofWhatType,
            String ofWhat,
            @Nullable InetAddress ofFrom) {
        return hash == ofHash
                && category == ofCategory
                && step == ofStep
                && what.equals(ofWhat)
                && who.equals(ofWho)
                && operation.equals(ofOperation)
                && whatType.equals(ofWhatType)
                && whoType.equals(ofWhoType)
                && (from == null ? ofFrom == null : from.equals(ofFrom));
    }

    /** Whether one more may have a record of its own. @param most in a window */
    boolean hasRoomFor(int most) {
        return individuals.get() < most;
    }

    /** Claims a record of its own. @return false if there were {@code most} in this window */
    boolean claimIndividual(int most) {
        // The first question keeps a flood from ever reaching the highest int.
        return individuals.get() < most && individuals.getAndIncrement() < most;
    }

    /** Begins a new window. @return whether any had a record of its own in the old one */
    boolean resetIndividuals() {
        return individuals.getAndSet(0) > 0;
    }
}
