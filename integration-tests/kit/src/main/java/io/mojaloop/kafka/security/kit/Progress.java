/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

/** Told of each long step when it begins, in words for a person who waits. Called on the starting thread. */
@FunctionalInterface
public interface Progress {
    void step(String what);

    /** Says nothing. */
    static Progress silent() {
        return what -> {};
    }
}
