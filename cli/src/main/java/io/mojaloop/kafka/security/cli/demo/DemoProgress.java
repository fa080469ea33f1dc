/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

/** Told what happens while it happens, on the demo's own thread. */
interface DemoProgress {
    /** Something that takes a while begins: before the steps, or after them. */
    void phase(String what);

    /** Steps that belong together begin. */
    void group(String title);

    /**
     * A step begins.
     *
     * @param number from 1
     */
    void begin(int number, int total, Step step);

    /** The step that began last is through. */
    void end(int number, int total, StepResult result);
}
