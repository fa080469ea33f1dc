/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which members of records are wanted: what nobody asks for is passed over without being made into text. */
public final class Projection {
    private final Node root = new Node();
    private final List<String> paths;
    private final Map<String, Integer> slots = new HashMap<>();
    private final boolean everything;

    private Projection(Collection<String> paths, boolean everything) {
        this.paths = List.copyOf(new LinkedHashSet<>(paths));
        this.everything = everything;
        for (String path : this.paths) {
            int slot = slots.size();
            slots.put(path, slot);
            Node node = root;
            for (String name : path.split("\\.", -1)) {
                node = node.children.computeIfAbsent(name, key -> new Node());
            }
            node.slot = slot;
        }
    }

    /**
     * @param paths dotted, for example {@code kafka.resource.name}
     * @param everything whether all other values are wanted too, without their names
     */
    public static Projection of(Collection<String> paths, boolean everything) {
        return new Projection(paths, everything);
    }

    /** This one and more paths. */
    public Projection with(Collection<String> more, boolean moreIsEverything) {
        List<String> all = new ArrayList<>(paths);
        all.addAll(more);
        return new Projection(all, everything || moreIsEverything);
    }

    /**
     * The place of a value in a {@link FlatRecord}.
     *
     * @throws IllegalArgumentException if it was not asked for
     */
    public int slot(String path) {
        Integer slot = slots.get(path);
        if (slot == null) {
            throw new IllegalArgumentException(path + " is not read");
        }
        return slot;
    }

    int size() {
        return paths.size();
    }

    boolean everything() {
        return everything;
    }

    Node root() {
        return root;
    }

    /** A member, and those in it. */
    static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private int slot = -1;

        int slot() {
            return slot;
        }

        /** ECS allows {@code "a":{"b":1}} and {@code "a.b":1}. */
        @Nullable
        Node child(String name) {
            Node child = children.get(name);
            return child == null && name.indexOf('.') > 0 ? descendant(name) : child;
        }

        private @Nullable Node descendant(String dotted) {
            Node node = this;
            for (String name : dotted.split("\\.", -1)) {
                node = node.children.get(name);
                if (node == null) {
                    return null;
                }
            }
            return node;
        }
    }
}
