/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.runtime;

/** A number with its noun. */
public final class Count {
    private Count() {}

    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
