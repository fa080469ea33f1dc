/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import io.mojaloop.kafka.security.policy.Principal;

/** What a line of a log is. */
sealed interface LogLine {
    /** An authorization. */
    record Told(Access access) implements LogLine {}

    /** A client asked what it might do, or a list was filtered: nobody needed the right. */
    record Probe() implements LogLine {}

    /** AclAuthorizer's remark before the line of what a super user did, which does not say so itself. */
    record SuperUser(Principal principal) implements LogLine {}

    /** Something else than an authorization, or one of a kind that is not known here. */
    record Other() implements LogLine {}

    /** The beginning of an authorization without its end. */
    record Beginning() implements LogLine {}

    /** The end of an authorization without its beginning. */
    record End() implements LogLine {}

    /**
     * No authorizer wrote it like that, or it can be read in two ways.
     *
     * @param reason a sentence
     */
    record Suspect(String reason) implements LogLine {}
}
