/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.zookeeper;

import io.mojaloop.kafka.security.audit.appender.AddressLiteral;
import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.ZooKeeperOperation;
import org.apache.zookeeper.audit.AuditEvent;
import org.apache.zookeeper.audit.AuditEvent.FieldName;
import org.jspecify.annotations.Nullable;

/**
 * AuditEvents as operations. Each field is taken by name and stays one field whatever it holds; the line that ZooKeeper
 * itself would print can be forged through the user's text (ZOOKEEPER-5082).
 */
final class Operations {
    private static final Reporter REPORTER = new Reporter("zookeeper", "", "zookeeper");

    private Operations() {}

    /** {@code serverStart} and {@code serverStop} have no session, address or znode. */
    static ZooKeeperOperation of(AuditEvent event, long timeMs) {
        String user = value(event, FieldName.USER);
        return new ZooKeeperOperation(
                timeMs,
                REPORTER,
                Actor.of(user.isEmpty() ? "" : "zookeeper", user, AddressLiteral.of(value(event, FieldName.IP))),
                value(event, FieldName.SESSION),
                value(event, FieldName.OPERATION),
                value(event, FieldName.ZNODE),
                value(event, FieldName.ZNODE_TYPE),
                value(event, FieldName.ACL),
                outcome(event.getResult()));
    }

    private static String value(AuditEvent event, FieldName field) {
        @Nullable String value = event.getValue(field);
        return value == null ? "" : value;
    }

    /** {@code INVOKED}: the server was told to stop, and writes no more after that. */
    private static Outcome outcome(AuditEvent.@Nullable Result result) {
        if (result == AuditEvent.Result.SUCCESS) {
            return Outcome.SUCCESS;
        }
        return result == AuditEvent.Result.FAILURE ? Outcome.FAILURE : Outcome.UNKNOWN;
    }
}
