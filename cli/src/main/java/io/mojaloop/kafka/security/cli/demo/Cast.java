/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.Credentials;

/** Who plays in the demo. The services are those of {@link MojaloopServices}. */
final class Cast {
    static final String API_ADAPTER = "ml-api-adapter-service";
    static final String PREPARE_HANDLER = "centralledger-handler-transfer-prepare";
    static final String NOTIFICATION_HANDLER = "ml-api-adapter-handler-notification";

    /** Knows a password, and has no right at all. */
    static final String ROGUE = "rogue";
    /** Is given a right by kafka-acls, and loses it. */
    static final String AUDITOR = "auditor";

    static final String PREPARE = "topic-transfer-prepare";
    static final String NOTIFICATION = "topic-notification-event";
    /** Moves settlement funds; nothing but authorization stands before it. */
    static final String ADMIN_TRANSFER = "topic-admin-transfer";

    static final String PREPARE_GROUP = "cl-group-transfer-prepare";
    static final String NOTIFICATION_GROUP = "ml-group-notification-event";

    private Cast() {}

    static Credentials admin() {
        return Credentials.scram("admin");
    }

    static Credentials rogue() {
        return Credentials.scram(ROGUE);
    }

    static Credentials auditor() {
        return Credentials.scram(AUDITOR);
    }
}
