/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Contents of a slot of a {@link HashTable}: null, one element, or an array of two and more. */
final class Buckets {
    private Buckets() {}

    /** A slot with an element, in place of {@code present} if that is not null. */
    static Object with(@Nullable Object slot, @Nullable Object present, Object element) {
        if (slot == null || slot == present) {
            return element;
        }
        if (!(slot instanceof Object[] bucket)) {
            return new Object[] {slot, element};
        }
        if (present != null) {
            Object[] replaced = bucket.clone();
            replaced[indexOf(bucket, present)] = element;
            return replaced;
        }
        Object[] more = Arrays.copyOf(bucket, bucket.length + 1);
        more[bucket.length] = element;
        return more;
    }

    /** A slot without an element that is in it. */
    static @Nullable Object without(@Nullable Object slot, Object present) {
        if (!(slot instanceof Object[] bucket)) {
            return null;
        }
        int at = indexOf(bucket, present);
        if (bucket.length == 2) {
            return bucket[1 - at];
        }
        Object[] fewer = Arrays.copyOf(bucket, bucket.length - 1);
        System.arraycopy(bucket, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }

    private static int indexOf(Object[] bucket, Object element) {
        for (int i = 0; i < bucket.length; i++) {
            if (bucket[i] == element) {
                return i;
            }
        }
        throw new IllegalStateException("the element is not in its slot");
    }
}
