/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import java.nio.file.Path;

/** Receivers for measurements outside this package. */
public final class FluentdReceivers {
    private FluentdReceivers() {}

    /** To be closed. */
    public interface Counting extends AutoCloseable {
        int port();
    }

    /** {@code FluentServer}, which takes everything and keeps nothing. */
    public static Counting counting(Path work) throws Exception {
        NpmReceiver receiver = NpmReceiver.installed(work).withoutEntries().start();
        return new Counting() {
            @Override
            public int port() {
                return receiver.port();
            }

            @Override
            public void close() throws Exception {
                receiver.close();
            }
        };
    }
}
