/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

/** Runs a demo; in production {@link LiveDemo}. */
@FunctionalInterface
interface DemoRunner {
    /**
     * Runs all steps; a step that differs does not end the demo.
     *
     * @throws io.mojaloop.kafka.security.kit.KitException when no broker could be started
     */
    DemoReport run(DemoRequest request, DemoProgress progress);
}
