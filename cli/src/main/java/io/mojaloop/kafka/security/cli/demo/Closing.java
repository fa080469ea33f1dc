/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.util.function.Consumer;

/** A client with the way it is to be closed: at once, where the default of its own {@code close()} is to wait. */
record Closing<T>(T client, Consumer<T> by) implements AutoCloseable {
    @Override
    public void close() {
        by.accept(client);
    }
}
