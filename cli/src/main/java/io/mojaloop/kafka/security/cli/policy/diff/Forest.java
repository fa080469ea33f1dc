/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Patterns of which any two are disjoint or one lies in the other, as a forest. A node stands for what its pattern means
 * and no node below it does; what rules say is constant on each, so that policies can be compared node by node.
 *
 * @param <T> the patterns
 */
final class Forest<T> {
    private final List<T> nodes;
    private final int[] parents;

    private Forest(List<T> nodes, int[] parents) {
        this.nodes = nodes;
        this.parents = parents;
    }

    /**
     * @param order a pattern before those in it, and no stranger between them
     * @param covers whether the second lies in the first
     */
    static <T> Forest<T> of(Collection<T> patterns, Comparator<? super T> order, BiPredicate<T, T> covers) {
        TreeSet<T> sorted = new TreeSet<>(order);
        sorted.addAll(patterns);
        List<T> nodes = List.copyOf(sorted);
        int[] parents = new int[nodes.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < parents.length; i++) {
            while (!open.isEmpty() && !covers.test(nodes.get(open.peek()), nodes.get(i))) {
                open.pop();
            }
            parents[i] = open.isEmpty() ? -1 : open.peek();
            open.push(i);
        }
        return new Forest<>(nodes, parents);
    }

    int size() {
        return parents.length;
    }

    T node(int index) {
        return nodes.get(index);
    }

    /** The node right above, or -1. */
    int parent(int index) {
        return parents[index];
    }

    /** The nodes right below. */
    List<T> children(int index) {
        List<T> children = new ArrayList<>();
        for (int i = index + 1; i < parents.length; i++) {
            if (parents[i] == index) {
                children.add(nodes.get(i));
            }
        }
        return children;
    }

    /** The shortest way to name some of the nodes: each with all that lies in it, exceptions named. */
    List<Section<T>> sections(BitSet chosen) {
        int[] roots = new int[parents.length];
        List<List<T>> exceptions = new ArrayList<>();
        for (int i = 0; i < parents.length; i++) {
            int parent = parents[i];
            exceptions.add(new ArrayList<>());
            boolean inside = parent >= 0 && chosen.get(parent);
            roots[i] = inside ? roots[parent] : i;
            if (inside && !chosen.get(i)) {
                exceptions.get(roots[parent]).add(nodes.get(i));
            }
        }
        List<Section<T>> sections = new ArrayList<>();
        for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
            if (roots[i] == i) {
                sections.add(new Section<>(nodes.get(i), exceptions.get(i)));
            }
        }
        return sections;
    }

    int indexOf(T pattern) {
        return nodes.indexOf(pattern);
    }
}
