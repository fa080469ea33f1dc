/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether this thread has handed in the same event of its log just before: it does so when appenders hang on a
 * logger and on its parent or the root as well (additivity).
 */
sealed interface EventIdentity {
    /** Asks and remembers: the next event that equals this one is repeated. */
    boolean isRepeated();

    /** For back ends that make an object for each event. */
    static EventIdentity ofObject(Object event) {
        return new OfObject(event);
    }

    /** For log4j2, which may use one object again for the thread's next event: its clock tells them apart. */
    static EventIdentity ofInstant(long epochSecond, int nanos, String logger, String message) {
        return new OfInstant(epochSecond, nanos, logger, message);
    }

    record OfObject(Object event) implements EventIdentity {
        private static final ThreadLocal<@Nullable WeakReference<Object>> LAST = new ThreadLocal<>();

        @Override
        public boolean isRepeated() {
            WeakReference<Object> last = LAST.get();
            if (last != null && last.refersTo(event)) {
                return true;
            }
            LAST.set(new WeakReference<>(event));
            return false;
        }
    }

    record OfInstant(long epochSecond, int nanos, String logger, String message) implements EventIdentity {
        private static final ThreadLocal<@Nullable OfInstant> LAST = new ThreadLocal<>();

        @Override
        public boolean isRepeated() {
            if (equals(LAST.get())) {
                return true;
            }
            LAST.set(this);
            return false;
        }
    }
}
