/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable hash table of elements that carry their own key. An update copies one path and shares the rest; a
 * look-up follows one array, or two in a large table, to a slot.
 *
 * <p>A slot holds nothing, one element, or a bucket (an {@code Object[]}) of several, so that any number of colliding
 * keys works, only slower. A table of one element has no slots, it refers to the element itself. A large table is split
 * into about as many segments as a segment has slots: an update then copies two arrays of about the square root of the
 * table's size. One flat array would be no slower to read, but adding an ACL to a million others would copy megabytes.
 *
 * <p>Subclasses search a slot themselves: a shared search would need a key object or a lambda for every look-up.
 *
 * @param <E> the element, never an array
 * @param <T> the table's own type
 */
public abstract class HashTable<E extends Object, T extends HashTable<E, T>> {
    private static final int SMALLEST = 4;
    private static final int LARGEST_FLAT = 256;

    /**
     * Null if empty; the element of a table of one; otherwise the array of slots, or of segments if {@link #segmentShift}
     * is not 0. The length of an array is a power of two.
     */
    private final @Nullable Object root;

    private final int size;

    /** How far a hash is shifted to the right to give its segment; 0 for a flat table. */
    private final int segmentShift;

    protected HashTable(@Nullable Object root, int size, int segmentShift) {
        this.root = root;
        this.size = size;
        this.segmentShift = segmentShift;
    }

    /** The hash of an element's key, spread by {@link #spread}. */
    protected abstract int hash(E element);

    /** Whether two elements have the same key. */
    protected abstract boolean sameKey(E one, E other);

    protected abstract T create(@Nullable Object root, int size, int segmentShift);

    /** Mixes all bits of a hash code into all others (the finalizer of MurmurHash3). */
    protected static int spread(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return h ^ h >>> 16;
    }

    /** What is kept under a hash: null, one element, or a bucket with elements of several keys. */
    protected final @Nullable Object slot(int hash) {
        if (size <= 1) {
            return root;
        }
        @Nullable Object[] slots = slotsFor(hash);
        return slots[hash & slots.length - 1];
    }

    final @Nullable Object root() {
        return root;
    }

    final int segmentShift() {
        return segmentShift;
    }

    /** How many elements there are. */
    public final int size() {
        return size;
    }

    /** This table with an element, in place of the one with the same key if there is one. */
    public final T plus(E element) {
        int hash = hash(element);
        Object slot = slot(hash);
        E present = inSlot(slot, element);
        int newSize = present == null ? size + 1 : size;
        if (newSize == 1) {
            return create(element, 1, 0);
        }
        if (newSize > capacity() * 3 / 4) {
            List<E> all = elements();
            all.add(element);
            return of(all);
        }
        return withSlot(hash, Buckets.with(slot, present, element), newSize);
    }

    /** This table without the element of the same key; itself if there is none. */
    @SuppressWarnings("unchecked")
    public final T minus(E element) {
        int hash = hash(element);
        Object slot = slot(hash);
        E present = inSlot(slot, element);
        if (present == null) {
            return (T) this;
        }
        if (size == 1) {
            return create(null, 0, 0);
        }
        T smaller = withSlot(hash, Buckets.without(slot, present), size - 1);
        boolean wasteful = size == 2 || (segmentShift != 0 && size < capacity() / 8);
        return wasteful ? of(((HashTable<E, T>) smaller).elements()) : smaller;
    }

    /** A table of the given elements, whose keys all differ. */
    public final T of(Collection<E> elements) {
        if (elements.size() <= 1) {
            return create(elements.isEmpty() ? null : elements.iterator().next(), elements.size(), 0);
        }
        int capacity = SMALLEST;
        while (elements.size() > capacity * 3 / 4) {
            capacity <<= 1;
        }
        HashTable<E, T> table = ofEmptySlots(capacity, elements.size());
        for (E element : elements) {
            int hash = hash(element);
            @Nullable Object[] slots = table.slotsFor(hash);
            int at = hash & slots.length - 1;
            slots[at] = Buckets.with(slots[at], null, element);
        }
        return create(table.root, table.size, table.segmentShift);
    }

    private T ofEmptySlots(int capacity, int futureSize) {
        if (capacity <= LARGEST_FLAT) {
            return create(new @Nullable Object[capacity], futureSize, 0);
        }
        int segmentBits = (31 - Integer.numberOfLeadingZeros(capacity)) / 2;
        @Nullable Object[] segments = new @Nullable Object[1 << segmentBits];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new @Nullable Object[capacity >> segmentBits];
        }
        return create(segments, futureSize, 32 - segmentBits);
    }

    /** Gives every element to an action, in no particular order. */
    public final void forEach(Consumer<? super E> action) {
        anyMatch(element -> {
            action.accept(element);
            return false;
        });
    }

    /** Whether a condition holds for any element; asks no more once it does. */
    public final boolean anyMatch(Predicate<? super E> condition) {
        if (segmentShift == 0) {
            return anyMatch(root, condition);
        }
        for (Object segment : array(root)) {
            if (anyMatch(segment, condition)) {
                return true;
            }
        }
        return false;
    }

    /** @param content nothing, an element, or an array of such contents: slots or a bucket */
    @SuppressWarnings("unchecked")
    private boolean anyMatch(@Nullable Object content, Predicate<? super E> condition) {
        if (content instanceof Object[] several) {
            for (Object one : several) {
                if (anyMatch(one, condition)) {
                    return true;
                }
            }
            return false;
        }
        return content != null && condition.test((E) content);
    }

    private List<E> elements() {
        List<E> all = new ArrayList<>(size + 1);
        forEach(all::add);
        return all;
    }

    /** How many slots there are; 0 for a table of one element and less. */
    private int capacity() {
        if (size <= 1) {
            return 0;
        }
        return segmentShift == 0 ? array(root).length : array(root).length * slotsFor(0).length;
    }

    @SuppressWarnings("unchecked")
    private @Nullable E inSlot(@Nullable Object slot, E element) {
        if (slot instanceof Object[] bucket) {
            for (Object one : bucket) {
                if (sameKey((E) one, element)) {
                    return (E) one;
                }
            }
            return null;
        }
        return slot != null && sameKey((E) slot, element) ? (E) slot : null;
    }

    private T withSlot(int hash, @Nullable Object slot, int newSize) {
        @Nullable Object[] slots = slotsFor(hash).clone();
        slots[hash & slots.length - 1] = slot;
        if (segmentShift == 0) {
            return create(slots, newSize, 0);
        }
        @Nullable Object[] segments = array(root).clone();
        segments[hash >>> segmentShift] = slots;
        return create(segments, newSize, segmentShift);
    }

    /** The slots among which a hash has its place, in a table of more than one element. */
    private @Nullable Object[] slotsFor(int hash) {
        return segmentShift == 0 ? array(root) : array(array(root)[hash >>> segmentShift]);
    }

    @SuppressWarnings("NullAway") // only asked where an array is
    private static @Nullable Object[] array(@Nullable Object content) {
        return (@Nullable Object[]) content;
    }
}
