/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.Credentials;
import java.util.List;

/** Who plays in the demo, on which topics. What each may do is in the pack, policies/mojaloop.yaml. */
final class Cast {
    static final String API_ADAPTER = "ml-api-adapter-service";
    static final String PREPARE_HANDLER = "centralledger-handler-transfer-prepare";
    static final String NOTIFICATION_HANDLER = "ml-api-adapter-handler-notification";
    static final String QUOTING_SERVICE = "quoting-service";

    /** Moves settlement funds, in a tenant of its own. */
    static final String CENTRAL_LEDGER = "centralledger-service";

    static final String FUNDS = "funds";

    /** Services that have rights in the pack. */
    static final List<String> SERVICES =
            List.of(API_ADAPTER, PREPARE_HANDLER, NOTIFICATION_HANDLER, QUOTING_SERVICE, CENTRAL_LEDGER);

    /** Knows a password, and has no right at all. */
    static final String ROGUE = "rogue";
    /** Has no right in the pack; is given some by kafka-acls and by changes of the policy file. */
    static final String AUDITOR = "auditor";
    /** A person whom the pack denies all payment data. */
    static final String OPERATOR = "operator-alice";

    /** People who log in with a password. */
    static final List<String> PEOPLE = List.of(ROGUE, AUDITOR, OPERATOR);

    static final String PREPARE = "topic-transfer-prepare";
    static final String POSITION = "topic-transfer-position";
    static final String POSITION_BATCH = "topic-transfer-position-batch";
    static final String NOTIFICATION = "topic-notification-event";
    /** Moves settlement funds; nothing but authorization stands before it. */
    static final String ADMIN_TRANSFER = "topic-admin-transfer";
    /** Carries names, birth dates and identifiers of people. */
    static final String QUOTES = "topic-quotes-post";

    static final String PREPARE_GROUP = "cl-group-transfer-prepare";
    static final String NOTIFICATION_GROUP = "ml-group-notification-event";

    private Cast() {}

    static String principal(String name) {
        return "User:" + name;
    }

    /** As it logs in: one service shows that a certificate does as well as a password. */
    static Credentials credentials(String name) {
        return name.equals(NOTIFICATION_HANDLER) ? Credentials.certificate(name) : Credentials.scram(name);
    }

    static Credentials admin() {
        return Credentials.scram("admin");
    }
}
