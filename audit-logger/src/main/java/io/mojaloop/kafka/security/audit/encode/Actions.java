/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.Throttling;

/** Which {@link EventAction} an event is. */
final class Actions {
    private Actions() {}

    static EventAction of(Decision.Verdict verdict) {
        return switch (verdict) {
            case ALLOWED -> EventAction.AUTHORIZATION_ALLOWED;
            case DENIED -> EventAction.AUTHORIZATION_DENIED;
            case WOULD_DENY -> EventAction.AUTHORIZATION_WOULD_DENY;
        };
    }

    static EventAction ofAuthentication(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> EventAction.AUTHENTICATION_SUCCEEDED;
            case FAILURE -> EventAction.AUTHENTICATION_FAILED;
            case UNKNOWN -> EventAction.AUTHENTICATION_ATTEMPTED;
        };
    }

    static EventAction of(AdminChange.Subject subject, AdminChange.Type type) {
        return switch (subject) {
            case ACL -> of(type, EventAction.ACL_CREATED, EventAction.ACL_CHANGED, EventAction.ACL_DELETED);
            case CREDENTIAL ->
                of(
                        type,
                        EventAction.CREDENTIAL_CREATED,
                        EventAction.CREDENTIAL_CHANGED,
                        EventAction.CREDENTIAL_DELETED);
            case QUOTA -> of(type, EventAction.QUOTA_CREATED, EventAction.QUOTA_CHANGED, EventAction.QUOTA_DELETED);
            case TOPIC -> of(type, EventAction.TOPIC_CREATED, EventAction.TOPIC_CHANGED, EventAction.TOPIC_DELETED);
            case CONFIGURATION ->
                of(
                        type,
                        EventAction.CONFIGURATION_CREATED,
                        EventAction.CONFIGURATION_CHANGED,
                        EventAction.CONFIGURATION_DELETED);
            case DELEGATION_TOKEN ->
                of(
                        type,
                        EventAction.DELEGATION_TOKEN_CREATED,
                        EventAction.DELEGATION_TOKEN_CHANGED,
                        EventAction.DELEGATION_TOKEN_DELETED);
            case GROUP -> of(type, EventAction.GROUP_CREATED, EventAction.GROUP_CHANGED, EventAction.GROUP_DELETED);
            case TRANSACTION ->
                of(
                        type,
                        EventAction.TRANSACTION_CREATED,
                        EventAction.TRANSACTION_CHANGED,
                        EventAction.TRANSACTION_DELETED);
            case CLUSTER ->
                of(type, EventAction.CLUSTER_CREATED, EventAction.CLUSTER_CHANGED, EventAction.CLUSTER_DELETED);
        };
    }

    private static EventAction of(
            AdminChange.Type type, EventAction creation, EventAction change, EventAction deletion) {
        return switch (type) {
            case CREATION -> creation;
            case CHANGE -> change;
            case DELETION -> deletion;
        };
    }

    static EventAction of(Throttling.Phase phase) {
        return switch (phase) {
            case STARTED -> EventAction.THROTTLING_STARTED;
            case CONTINUES -> EventAction.THROTTLING_CONTINUES;
            case ENDED -> EventAction.THROTTLING_ENDED;
        };
    }

    /** @param operation by the names of ZooKeeper's {@code AuditConstants} */
    static EventAction ofZooKeeper(String operation) {
        return switch (operation) {
            case "create" -> EventAction.ZNODE_CREATED;
            case "delete" -> EventAction.ZNODE_DELETED;
            case "setData" -> EventAction.ZNODE_CHANGED;
            case "setAcl" -> EventAction.ZNODE_ACL_CHANGED;
            case "multiOperation" -> EventAction.ZOOKEEPER_TRANSACTION;
            case "reconfig" -> EventAction.ZOOKEEPER_RECONFIGURED;
            case "ephemeralZNodeDeletionOnSessionCloseOrExpire" -> EventAction.ZNODE_EPHEMERAL_DELETED;
            case "serverStart" -> EventAction.ZOOKEEPER_STARTED;
            case "serverStop" -> EventAction.ZOOKEEPER_STOPPED;
            default -> EventAction.ZOOKEEPER_OPERATION;
        };
    }
}
