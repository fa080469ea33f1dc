/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A node of an immutable radix trie over the characters of names; null is the empty trie. All values whose key is a
 * beginning of a name lie on one path from the root:
 *
 * <pre>{@code
 * for (var node = PrefixTrie.first(root, name); node != null; node = node.next(name)) { ... node.value() ... }
 * }</pre>
 *
 * <p>With the keys {@code foo} and {@code foobar}, {@code food} passes {@code foo} and ends there. A search among sorted
 * keys ("the greatest key not above food") would find {@code foobar}, no prefix of it, and miss {@code foo}: the mistake
 * that this structure cannot make.
 *
 * <p>A node shares the text of some key that passes through it instead of owning a piece of text.
 *
 * @param <V> what belongs to a key
 */
final class PrefixTrie<V extends PrefixTrie.Value> {
    /** What belongs to a key. */
    interface Value {
        /** A summary that the node keeps at hand: one access to memory less on the hot path. */
        long bits();
    }

    @SuppressWarnings("rawtypes")
    private static final PrefixTrie[] NO_CHILDREN = {};

    private static final char[] NO_FIRSTS = {};

    private final String text;

    /** How many characters of {@link #text} lead to this node. */
    private final int depth;

    /** The first character of {@link #text}: most names that do not belong here are told by it alone. */
    private final char first;

    private final long bits;
    private final @Nullable V value;
    private final PrefixTrie<V>[] children;

    /** The character that leads to each child, ascending. */
    private final char[] firsts;

    private PrefixTrie(String text, int depth, @Nullable V value, PrefixTrie<V>[] children, char[] firsts) {
        this.text = text;
        this.depth = depth;
        this.first = depth == 0 ? 0 : text.charAt(0);
        this.bits = value == null ? 0 : value.bits();
        this.value = value;
        this.children = children;
        this.firsts = firsts;
    }

    @SuppressWarnings("unchecked")
    private static <V extends Value> PrefixTrie<V> leaf(String key, @Nullable V value) {
        return new PrefixTrie<>(key, key.length(), value, NO_CHILDREN, NO_FIRSTS);
    }

    /** {@link Value#bits} of the value, 0 without one. */
    long bits() {
        return bits;
    }

    @Nullable
    V value() {
        return value;
    }

    /** The first node on the path of a name. */
    static <V extends Value> @Nullable PrefixTrie<V> first(@Nullable PrefixTrie<V> root, String name) {
        if (root == null || (root.depth != 0 && (name.isEmpty() || name.charAt(0) != root.first))) {
            return null;
        }
        return name.regionMatches(0, root.text, 0, root.depth) ? root : null;
    }

    /** The next node on the path of a name that leads through this one. */
    @Nullable
    PrefixTrie<V> next(String name) {
        if (firsts.length == 0 || name.length() <= depth) {
            return null;
        }
        int at = childFor(name.charAt(depth));
        if (at < 0) {
            return null;
        }
        PrefixTrie<V> child = children[at];
        return name.regionMatches(depth, child.text, depth, child.depth - depth) ? child : null;
    }

    /**
     * A trie with another value for a key.
     *
     * @param change gets the present value or null, gives the new one or null for none
     */
    static <V extends Value> @Nullable PrefixTrie<V> with(
            @Nullable PrefixTrie<V> root, String key, UnaryOperator<@Nullable V> change) {
        return with(root, 0, key, change);
    }

    /** @param from how many characters are known to be common to the key and the node */
    private static <V extends Value> @Nullable PrefixTrie<V> with(
            @Nullable PrefixTrie<V> node, int from, String key, UnaryOperator<@Nullable V> change) {
        int common = node == null ? 0 : node.commonLength(key, from);
        if (node != null && common == node.depth) {
            return key.length() == common ? node.withValue(key, change) : node.withChild(key, change);
        }
        V fresh = change.apply(null);
        if (fresh == null || node == null) {
            return fresh == null ? node : leaf(key, fresh);
        }
        PrefixTrie<V> fork = leaf(key.substring(0, common), common == key.length() ? fresh : null);
        fork = fork.inserted(0, node.text.charAt(common), node);
        if (common == key.length()) {
            return fork;
        }
        char first = key.charAt(common);
        return fork.inserted(first < fork.firsts[0] ? 0 : 1, first, leaf(key, fresh));
    }

    private @Nullable PrefixTrie<V> withValue(String key, UnaryOperator<@Nullable V> change) {
        return new PrefixTrie<>(key, depth, change.apply(value), children, firsts).collapsed();
    }

    private @Nullable PrefixTrie<V> withChild(String key, UnaryOperator<@Nullable V> change) {
        char first = key.charAt(depth);
        int at = childFor(first);
        PrefixTrie<V> changed = with(at < 0 ? null : children[at], depth, key, change);
        if (at < 0) {
            return changed == null ? this : inserted(-at - 1, first, changed);
        }
        return changed == null ? removed(at).collapsed() : replaced(at, changed);
    }

    /** Whether a condition holds for any value at this node or below; asks no more once it does. */
    boolean anyMatch(Predicate<? super V> condition) {
        if (value != null && condition.test(value)) {
            return true;
        }
        for (PrefixTrie<V> child : children) {
            if (child.anyMatch(condition)) {
                return true;
            }
        }
        return false;
    }

    /** The place of the child for a character, or {@code -place - 1} where it would have to be inserted. */
    private int childFor(char first) {
        if (firsts.length > 8) {
            return Arrays.binarySearch(firsts, first);
        }
        for (int i = 0; i < firsts.length; i++) {
            if (firsts[i] >= first) {
                return firsts[i] == first ? i : -i - 1;
            }
        }
        return -firsts.length - 1;
    }

    /** This node, or what takes its place if it holds nothing and is no fork. */
    private @Nullable PrefixTrie<V> collapsed() {
        if (value != null || children.length > 1) {
            return this;
        }
        return children.length == 1 ? children[0] : null;
    }

    private PrefixTrie<V> inserted(int at, char first, PrefixTrie<V> child) {
        PrefixTrie<V>[] more = Arrays.copyOf(children, children.length + 1);
        char[] moreFirsts = Arrays.copyOf(firsts, firsts.length + 1);
        System.arraycopy(children, at, more, at + 1, children.length - at);
        System.arraycopy(firsts, at, moreFirsts, at + 1, firsts.length - at);
        more[at] = child;
        moreFirsts[at] = first;
        return new PrefixTrie<>(text, depth, value, more, moreFirsts);
    }

    private PrefixTrie<V> replaced(int at, PrefixTrie<V> child) {
        PrefixTrie<V>[] others = children.clone();
        others[at] = child;
        return new PrefixTrie<>(text, depth, value, others, firsts);
    }

    private PrefixTrie<V> removed(int at) {
        PrefixTrie<V>[] fewer = Arrays.copyOf(children, children.length - 1);
        char[] fewerFirsts = Arrays.copyOf(firsts, firsts.length - 1);
        System.arraycopy(children, at + 1, fewer, at, fewer.length - at);
        System.arraycopy(firsts, at + 1, fewerFirsts, at, fewer.length - at);
        return new PrefixTrie<>(text, depth, value, fewer, fewerFirsts);
    }

    private int commonLength(String key, int from) {
        int most = Math.min(depth, key.length());
        int same = from;
        while (same < most && key.charAt(same) == text.charAt(same)) {
            same++;
        }
        return same;
    }
}
