/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

/** Thrown by an attempt that went through and found something other than what it looked for; the message says what. */
final class Unmet extends RuntimeException {
    Unmet(String found) {
        super(found);
    }
}
