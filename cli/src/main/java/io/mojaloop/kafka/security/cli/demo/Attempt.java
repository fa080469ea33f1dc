/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

/** Something a client tries. */
@FunctionalInterface
interface Attempt {
    /**
     * Tries it, within a bounded time.
     *
     * @return what was achieved, in words
     * @throws Exception what refused it
     */
    String run() throws Exception;
}
