/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

/** Whether a policy refuses, or only tells what it would refuse. */
public enum PolicyMode {
    ENFORCE("enforce"),
    MONITOR("monitor");

    private final String text;

    PolicyMode(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
