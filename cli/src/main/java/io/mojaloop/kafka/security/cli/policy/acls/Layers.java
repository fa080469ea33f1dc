/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;

/** Divides what a policy refuses to have in one place, such as a rule that another one covers. */
final class Layers {
    private Layers() {}

    /** As few lists as a simple search finds, in the order of the items. */
    static <T> List<List<T>> of(Collection<T> items, BiPredicate<T, T> collide) {
        List<List<T>> layers = new ArrayList<>();
        for (T item : items) {
            layers.stream()
                    .filter(layer -> layer.stream().noneMatch(other -> collide.test(other, item)))
                    .findFirst()
                    .orElseGet(() -> {
                        layers.add(new ArrayList<>());
                        return layers.get(layers.size() - 1);
                    })
                    .add(item);
        }
        return layers;
    }
}
