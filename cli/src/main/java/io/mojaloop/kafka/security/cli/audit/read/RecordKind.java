/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.read;

import java.util.List;

/** What a record tells of, roughly: as much as people want to tell apart at a glance. */
public enum RecordKind {
    ALLOWED("ALLOWED"),
    DENIED("DENIED"),
    /** Allowed because monitor mode does not deny. */
    WOULD_DENY("WOULD-DENY"),
    AUTHENTICATED("AUTHENTIC"),
    AUTHENTICATION_FAILED("AUTH-FAILED"),
    CONNECTION_REJECTED("REJECTED"),
    ADMIN_CHANGE("ADMIN"),
    POLICY("POLICY"),
    POLICY_REFUSED("POLICY-BAD"),
    THROTTLING("THROTTLED"),
    ZOOKEEPER("ZOOKEEPER"),
    /** Something is not in the trail that should be. */
    LOSS("LOSS"),
    TRAIL("TRAIL"),
    /** Of a later version, or of nobody of ours. */
    OTHER("OTHER");

    private final String label;

    RecordKind(String label) {
        this.label = label;
    }

    /** At most 11 characters. */
    public String label() {
        return label;
    }

    /** Whether somebody was kept from something, or would have been, or something went wrong. */
    public boolean isBad() {
        return switch (this) {
            case DENIED, AUTHENTICATION_FAILED, CONNECTION_REJECTED, POLICY_REFUSED, LOSS -> true;
            default -> false;
        };
    }

    /**
     * By ECS {@code event.action}; where that says nothing to us, by {@code event.category} and {@code event.type}.
     *
     * @param action as the record has it
     * @param categories as the record has them
     * @param types as the record has them
     */
    public static RecordKind of(String action, List<String> categories, List<String> types) {
        RecordKind known = ofAction(action);
        if (known != OTHER) {
            return known;
        }
        if (categories.contains("api") && types.contains("denied")) {
            return DENIED;
        }
        if (categories.contains("api") && types.contains("allowed")) {
            return ALLOWED;
        }
        return types.contains("admin") || categories.contains("iam") || categories.contains("configuration")
                ? ADMIN_CHANGE
                : OTHER;
    }

    private static RecordKind ofAction(String action) {
        return switch (action) {
            case "authorization-allowed" -> ALLOWED;
            case "authorization-denied" -> DENIED;
            case "authorization-would-deny" -> WOULD_DENY;
            case "authentication-succeeded" -> AUTHENTICATED;
            case "authentication-failed" -> AUTHENTICATION_FAILED;
            case "connection-rejected" -> CONNECTION_REJECTED;
            case "policy-accepted", "policy-bindings-ended" -> POLICY;
            case "policy-refused" -> POLICY_REFUSED;
            case "events-lost" -> LOSS;
            case "checkpoint", "signing-key-changed", "forwarding-reported" -> TRAIL;
            default -> ofFamily(action);
        };
    }

    private static RecordKind ofFamily(String action) {
        if (action.startsWith("throttling-")) {
            return THROTTLING;
        }
        if (action.startsWith("zookeeper-") || action.startsWith("znode-")) {
            return ZOOKEEPER;
        }
        return action.startsWith("trail-") ? TRAIL : OTHER;
    }
}
