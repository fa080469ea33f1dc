/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The classes of OCSF that records are of. */
enum OcsfClass {
    /** SCRAM users, who are what Kafka has for accounts. */
    ACCOUNT_CHANGE(3001, "Account Change", "Identity & Access Management"),
    AUTHENTICATION(3002, "Authentication", "Identity & Access Management"),
    /** Everything else that is managed: ACLs, topics, quotas, the policy. */
    ENTITY_MANAGEMENT(3004, "Entity Management", "Identity & Access Management"),
    NETWORK_ACTIVITY(4001, "Network Activity", "Network Activity"),
    /** What the trail and ZooKeeper tell about themselves. */
    APPLICATION_LIFECYCLE(6002, "Application Lifecycle", "Application Activity"),
    /** Decisions, throttling, ZooKeeper's operations. */
    API_ACTIVITY(6003, "API Activity", "Application Activity");

    private static final int OTHER = 99;

    private final int uid;
    private final String caption;
    private final String category;

    OcsfClass(int uid, String caption, String category) {
        this.uid = uid;
        this.caption = caption;
        this.category = category;
    }

    static OcsfClass of(EcsLine line) {
        // Codes have their kind in their thousands; see EventAction.
        int code = line.at("/event/code").asInt();
        return switch (code / 1000) {
            case 2 -> line.text("/event/category/0").equals("network") ? NETWORK_ACTIVITY : AUTHENTICATION;
            case 3 -> line.text("/event/action").startsWith("credential-") ? ACCOUNT_CHANGE : ENTITY_MANAGEMENT;
            case 4 -> ENTITY_MANAGEMENT;
            case 9 -> APPLICATION_LIFECYCLE;
            default -> line.text("/event/category/0").equals("process") ? APPLICATION_LIFECYCLE : API_ACTIVITY;
        };
    }

    int uid() {
        return uid;
    }

    String caption() {
        return caption;
    }

    String category() {
        return category;
    }

    int activity(EcsLine line) {
        String action = line.text("/event/action");
        return switch (this) {
            case AUTHENTICATION -> 1;
            case NETWORK_ACTIVITY -> 5;
            case APPLICATION_LIFECYCLE -> action.endsWith("-started") ? 3 : action.endsWith("-stopped") ? 4 : OTHER;
            case ACCOUNT_CHANGE -> action.endsWith("-created") ? 1 : action.endsWith("-deleted") ? 6 : 3;
            case ENTITY_MANAGEMENT -> action.endsWith("-created") ? 1 : action.endsWith("-deleted") ? 4 : 3;
            case API_ACTIVITY -> apiActivity(action, line.text("/kafka/operation"));
        };
    }

    private static int apiActivity(String action, String operation) {
        return switch (action) {
            case "znode-created" -> 1;
            case "znode-changed", "znode-acl-changed", "zookeeper-reconfigured", "zookeeper-transaction" -> 3;
            case "znode-deleted", "znode-ephemeral-deleted" -> 4;
            default ->
                switch (operation) {
                    case "CREATE", "CREATE_TOKENS" -> 1;
                    case "READ", "DESCRIBE", "DESCRIBE_CONFIGS", "DESCRIBE_TOKENS" -> 2;
                    case "WRITE", "IDEMPOTENT_WRITE", "ALTER", "ALTER_CONFIGS" -> 3;
                    case "DELETE" -> 4;
                    default -> OTHER;
                };
        };
    }

    String activityName(int activity, EcsLine line) {
        if (activity == OTHER) {
            return line.text("/event/action");
        }
        return switch (this) {
            case AUTHENTICATION -> "Logon";
            case NETWORK_ACTIVITY -> "Refuse";
            case APPLICATION_LIFECYCLE -> activity == 3 ? "Start" : "Stop";
            case ACCOUNT_CHANGE -> activity == 1 ? "Create" : activity == 6 ? "Delete" : "Password Change";
            case ENTITY_MANAGEMENT, API_ACTIVITY ->
                switch (activity) {
                    case 1 -> "Create";
                    case 2 -> "Read";
                    case 3 -> "Update";
                    default -> "Delete";
                };
        };
    }

    /** Those that only this class has. */
    void attributes(EcsLine line, ObjectNode event) {
        OcsfObjects objects = new OcsfObjects(line);
        switch (this) {
            case AUTHENTICATION -> {
                event.set("user", objects.user(line.text("/user/name")));
                event.set("service", objects.service());
                event.set("dst_endpoint", objects.destination());
                event.put("is_remote", true);
                objects.authProtocol(event);
                if (objects.hasSource()) {
                    event.set("src_endpoint", objects.source());
                }
            }
            case NETWORK_ACTIVITY -> {
                event.set("src_endpoint", objects.source());
                event.set("dst_endpoint", objects.destination());
            }
            case APPLICATION_LIFECYCLE -> event.set("app", objects.app());
            case ACCOUNT_CHANGE -> {
                String target = line.text("/user/target/name");
                event.set("user", objects.user(target.isEmpty() ? line.text("/kafka/resource/name") : target));
                event.set("actor", objects.actor());
                event.set("src_endpoint", objects.source());
            }
            case ENTITY_MANAGEMENT -> {
                event.set("entity", objects.entity());
                event.set("actor", objects.actor());
            }
            case API_ACTIVITY -> {
                event.set("api", objects.api());
                event.set("actor", objects.actor());
                event.set("src_endpoint", objects.source());
                event.set("dst_endpoint", objects.destination());
                objects.resources(event);
            }
        }
    }
}
