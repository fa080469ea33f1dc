/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

/** What the rules say about an access. */
public enum Verdict {
    /** A rule denies it. */
    DENY,
    /** A rule allows it and none denies it. */
    ALLOW,
    /** No rule speaks of it. */
    NONE
}
