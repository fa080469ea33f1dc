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
 * keys works, only slower. A large table is split into about as many segments as a segment has slots: an update then
 * copies two arrays of about the square root of the table's size. Both would be more compact and no slower for reading
 * as one flat array, but adding an ACL to a million others would copy megabytes.
 *
 * <p>Subclasses search a slot themselves: a shared search would need a key object or a lambda for every look-up.
 *
 * @param <E> the element, never an array
 * @param <T> the table's own type
 */
public abstract class HashTable<E extends Object, T extends HashTable<E, T>> {
    private static final int SMALLEST = 2;
    private static final int LARGEST_FLAT = 256;

    /** The slots, or the segments if {@link #segmentShift} is not 0. The length is a power of two. */
    private final @Nullable Object[] root;

    private final int size;

    /** How far a hash is shifted to the right to give its segment; 0 for a flat table. */
    private final int segmentShift;

    protected HashTable(@Nullable Object[] root, int size, int segmentShift) {
        this.root = root;
        this.size = size;
        this.segmentShift = segmentShift;
    }

    /** The content of an empty table, for constructors. */
    protected static @Nullable Object[] noSlots() {
        return new @Nullable Object[1];
    }

    /** The hash of an element's key, spread by {@link #spread}. */
    protected abstract int hash(E element);

    /** Whether two elements have the same key. */
    protected abstract boolean sameKey(E one, E other);

    protected abstract T create(@Nullable Object[] root, int size, int segmentShift);

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
        @Nullable Object[] slots = root;
        if (segmentShift != 0) {
            slots = segment(hash >>> segmentShift);
        }
        return slots[hash & slots.length - 1];
    }

    final @Nullable Object[] root() {
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
        if (present == null && size + 1 > capacity() * 3 / 4) {
            List<E> all = elements();
            all.add(element);
            return of(all);
        }
        return withSlot(hash, Buckets.with(slot, present, element), present == null ? size + 1 : size);
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
        T smaller = withSlot(hash, Buckets.without(slot, present), size - 1);
        return segmentShift != 0 && size < capacity() / 8 ? of(((HashTable<E, T>) smaller).elements()) : smaller;
    }

    /** A table of the given elements, whose keys all differ. */
    public final T of(Collection<E> elements) {
        int capacity = SMALLEST;
        while (elements.size() > capacity * 3 / 4) {
            capacity <<= 1;
        }
        T table = empty(capacity);
        for (E element : elements) {
            int hash = hash(element);
            HashTable<E, T> base = table;
            @Nullable Object[] slots = base.segmentShift == 0 ? base.root : base.segment(hash >>> base.segmentShift);
            int at = hash & slots.length - 1;
            slots[at] = Buckets.with(slots[at], null, element);
        }
        return create(((HashTable<E, T>) table).root, elements.size(), ((HashTable<E, T>) table).segmentShift);
    }

    private T empty(int capacity) {
        if (capacity <= LARGEST_FLAT) {
            return create(new @Nullable Object[capacity], 0, 0);
        }
        int segmentBits = (31 - Integer.numberOfLeadingZeros(capacity)) / 2;
        @Nullable Object[] segments = new @Nullable Object[1 << segmentBits];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new @Nullable Object[capacity >> segmentBits];
        }
        return create(segments, 0, 32 - segmentBits);
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
        for (int i = 0; i < root.length; i++) {
            if (anyMatch(segment(i), condition)) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    private boolean anyMatch(@Nullable Object[] slots, Predicate<? super E> condition) {
        for (Object slot : slots) {
            if (slot instanceof Object[] bucket) {
                for (Object element : bucket) {
                    if (condition.test((E) element)) {
                        return true;
                    }
                }
            } else if (slot != null && condition.test((E) slot)) {
                return true;
            }
        }
        return false;
    }

    private List<E> elements() {
        List<E> all = new ArrayList<>(size + 1);
        forEach(all::add);
        return all;
    }

    private int capacity() {
        return segmentShift == 0 ? root.length : root.length * segment(0).length;
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
        @Nullable Object[] newRoot = root.clone();
        @Nullable Object[] slots = newRoot;
        if (segmentShift != 0) {
            slots = segment(hash >>> segmentShift).clone();
            newRoot[hash >>> segmentShift] = slots;
        }
        slots[hash & slots.length - 1] = slot;
        return create(newRoot, newSize, segmentShift);
    }

    @SuppressWarnings("NullAway") // every segment exists from the beginning
    private @Nullable Object[] segment(int number) {
        return (@Nullable Object[]) root[number];
    }
}
