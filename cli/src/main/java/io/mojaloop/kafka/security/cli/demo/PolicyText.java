/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.time.Instant;
import java.util.Optional;

/** A policy document as people edit it: what is not changed keeps its comments and nearly all its lines their numbers. */
record PolicyText(String text) {
    /** What {@link #withSmallFunds} leaves to the tenant {@link Cast#FUNDS}. */
    static final String FUNDS_LIMIT = "128KiB/s";

    /**
     * With the right to read a topic, by a role of its own.
     *
     * @param until when it ends; empty for never
     */
    PolicyText letting(String principal, String topic, Optional<Instant> until) {
        String end = until.map(moment -> ", until: " + moment).orElse("");
        return replaced("\nroles:\n", "\nroles:\n  demo-reader: [{allow: Read, topic: " + topic + "}]\n")
                .replaced(
                        "\nbindings:\n",
                        "\nbindings:\n  - {role: demo-reader, to: [\"" + principal + "\"]" + end + "}\n");
    }

    /** With a slip of the pen in the rights of the prepare handler. */
    PolicyText misspelt() {
        return replaced("{allow: Read, topic: " + Cast.PREPARE + "}", "{allow: Raed, topic: " + Cast.PREPARE + "}");
    }

    /** Without the transport of certificates, which brokers use among themselves. */
    PolicyText withPasswordsOnly() {
        return replaced("transports: [SSL, SASL_SSL]", "transports: [SASL_SSL]");
    }

    /** With so little for one tenant that a flood of the demo is seen to be slowed within seconds. */
    PolicyText withSmallFunds() {
        String members =
                "members: [\"User:centralledger-service\", \"User:centralledger-handler-admin-transfer\"]\n      produce: ";
        return replaced(members + "1MiB/s", members + FUNDS_LIMIT);
    }

    PolicyText monitoring() {
        return replaced("\nmode: enforce\n", "\nmode: monitor\n");
    }

    /** @throws Unmet when the text is not there exactly once: somebody has changed the pack of the installation */
    private PolicyText replaced(String old, String by) {
        int at = text.indexOf(old);
        if (at < 0 || text.indexOf(old, at + 1) >= 0) {
            throw new Unmet("the installation's policies/" + Pack.FILE + " should hold '" + old.strip() + "' once");
        }
        return new PolicyText(text.substring(0, at) + by + text.substring(at + old.length()));
    }
}
