/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import java.util.function.IntFunction;

/** Makes one request after the other. */
final class RequestStream {
    static final RequestStream NONE = of(i -> {
        throw new IllegalStateException("the benchmark was not set up");
    });

    private final IntFunction<Request> requests;
    private int next;

    private RequestStream(IntFunction<Request> requests) {
        this.requests = requests;
    }

    /** @param requests gets 0, 1, 2 and so on */
    static RequestStream of(IntFunction<Request> requests) {
        return new RequestStream(requests);
    }

    Request next() {
        next = next + 1 & Integer.MAX_VALUE;
        return requests.apply(next);
    }
}
