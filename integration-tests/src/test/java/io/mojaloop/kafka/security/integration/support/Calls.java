/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Kafka's own exceptions, without the wrappings of futures. */
public final class Calls {
    private Calls() {}

    public static <T> T get(Future<T> future) {
        return run(() -> future.get(30, TimeUnit.SECONDS));
    }

    /** Calls and throws what is at the bottom of it, checked or not. */
    public static <T> T run(Callable<T> call) {
        try {
            return call.call();
        } catch (ExecutionException | CompletionException e) {
            throw Calls.<RuntimeException>sneaky(e.getCause());
        } catch (Exception e) {
            throw Calls.<RuntimeException>sneaky(e);
        }
    }

    /** {@code "ok"}, or the simple name of the exception's class. */
    public static String outcome(Runnable call) {
        try {
            call.run();
            return "ok";
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the idiom that throws a checked exception
    private static <E extends Throwable> E sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
