/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Requests of many clients, in turn. Each has objects of its own, as if it had come from the network. */
final class RequestPool {
    static final RequestPool NONE = new RequestPool(new Request[] {});

    private final Request[] requests;
    private int next;

    private RequestPool(Request[] requests) {
        this.requests = requests;
    }

    /**
     * @param size a power of two
     * @param request makes a request, gets 0, 1, 2 and so on
     */
    static RequestPool of(int size, IntFunction<Request> request) {
        return new RequestPool(IntStream.range(0, size).mapToObj(request).toArray(Request[]::new));
    }

    Request next() {
        return requests[next++ & requests.length - 1];
    }
}
