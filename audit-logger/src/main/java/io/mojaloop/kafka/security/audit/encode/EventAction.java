/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * ECS {@code event.action}: what happened, in names that stay as they are for those who search and alert by them. Codes
 * are ECS {@code event.code} and the {@code state.code} of Mojaloop's EventMessage; they are never given twice.
 */
public enum EventAction {
    AUTHORIZATION_ALLOWED(
            1001,
            "api",
            "A request was allowed: the first of its kind one by one, the others counted.",
            "access",
            "allowed"),
    AUTHORIZATION_DENIED(
            1002, "api", "A request was denied: one by one; counted exactly in a flood.", "access", "denied"),
    AUTHORIZATION_WOULD_DENY(
            1003, "api", "Monitor mode allowed what the policy would have denied.", "access", "allowed"),
    AUTHENTICATION_SUCCEEDED(2001, "authentication", "A client proved who it is.", "start"),
    AUTHENTICATION_FAILED(2002, "authentication", "A client failed to; the user's name is what it claimed.", "start"),
    AUTHENTICATION_ATTEMPTED(2003, "authentication", "A client tried to; how it ended is not known.", "start"),
    CONNECTION_REJECTED(
            2004,
            "network",
            "The server closed a connection before anybody could authenticate.",
            "connection",
            "denied"),
    ACL_CREATED(3001, "iam", "An ACL was created.", "admin", "creation"),
    ACL_CHANGED(3002, "iam", "An ACL was changed.", "admin", "change"),
    ACL_DELETED(3003, "iam", "An ACL was deleted.", "admin", "deletion"),
    CREDENTIAL_CREATED(3004, "iam", "A SCRAM credential was created.", "admin", "user", "creation"),
    CREDENTIAL_CHANGED(3005, "iam", "A SCRAM credential was changed.", "admin", "user", "change"),
    CREDENTIAL_DELETED(3006, "iam", "A SCRAM credential was deleted.", "admin", "user", "deletion"),
    QUOTA_CREATED(3007, "configuration", "A quota was created.", "creation"),
    QUOTA_CHANGED(3008, "configuration", "A quota was changed.", "change"),
    QUOTA_DELETED(3009, "configuration", "A quota was deleted.", "deletion"),
    TOPIC_CREATED(3010, "configuration", "A topic was created.", "creation"),
    TOPIC_CHANGED(3011, "configuration", "A topic was changed.", "change"),
    TOPIC_DELETED(3012, "configuration", "A topic was deleted.", "deletion"),
    CONFIGURATION_CREATED(3013, "configuration", "A configuration was created.", "creation"),
    CONFIGURATION_CHANGED(3014, "configuration", "A configuration was changed.", "change"),
    CONFIGURATION_DELETED(3015, "configuration", "A configuration was deleted.", "deletion"),
    DELEGATION_TOKEN_CREATED(3016, "iam", "A delegation token was created.", "admin", "creation"),
    DELEGATION_TOKEN_CHANGED(3017, "iam", "A delegation token was changed.", "admin", "change"),
    DELEGATION_TOKEN_DELETED(3018, "iam", "A delegation token was deleted.", "admin", "deletion"),
    GROUP_CREATED(3019, "configuration", "A group was created.", "creation"),
    GROUP_CHANGED(3020, "configuration", "A group was changed.", "change"),
    GROUP_DELETED(3021, "configuration", "A group was deleted.", "deletion"),
    TRANSACTION_CREATED(3022, "configuration", "A transaction was created.", "creation"),
    TRANSACTION_CHANGED(3023, "configuration", "A transaction was changed.", "change"),
    TRANSACTION_DELETED(3024, "configuration", "A transaction was deleted.", "deletion"),
    CLUSTER_CREATED(3025, "configuration", "The cluster was created.", "creation"),
    CLUSTER_CHANGED(3026, "configuration", "The cluster was changed.", "change"),
    CLUSTER_DELETED(3027, "configuration", "The cluster was deleted.", "deletion"),
    POLICY_ACCEPTED(
            4001, "configuration", "A version of the policy took effect. Who changed the file is not known.", "change"),
    POLICY_REFUSED(
            4002, "configuration", "A changed policy was not accepted; the version before stays in force.", "change"),
    POLICY_BINDINGS_ENDED(4003, "configuration", "Bindings of the policy ended by the clock.", "info"),
    THROTTLING_STARTED(5001, "api", "A client is slowed down from now on.", "start"),
    THROTTLING_CONTINUES(5002, "api", "A client is still being slowed down.", "info"),
    THROTTLING_ENDED(5003, "api", "A client is slowed down no more.", "end"),
    ZNODE_CREATED(6001, "configuration", "ZooKeeper: {@code create}.", "creation"),
    ZNODE_DELETED(6002, "configuration", "ZooKeeper: {@code delete}.", "deletion"),
    ZNODE_CHANGED(6003, "configuration", "ZooKeeper: {@code setData}.", "change"),
    ZNODE_ACL_CHANGED(6004, "iam", "ZooKeeper: {@code setAcl}.", "admin", "change"),
    ZNODE_EPHEMERAL_DELETED(6005, "configuration", "ZooKeeper: an ephemeral znode went with its session.", "deletion"),
    ZOOKEEPER_TRANSACTION(6006, "configuration", "ZooKeeper: {@code multiOperation}.", "change"),
    ZOOKEEPER_RECONFIGURED(6007, "configuration", "ZooKeeper: {@code reconfig}.", "change"),
    ZOOKEEPER_STARTED(6008, "process", "ZooKeeper: {@code serverStart}.", "start"),
    ZOOKEEPER_STOPPED(6009, "process", "ZooKeeper: {@code serverStop}.", "end"),
    ZOOKEEPER_OPERATION(6010, "configuration", "ZooKeeper: any other operation.", "info"),
    TRAIL_STARTED(9001, "process", "A process began to write; tells of what the one before did not finish.", "start"),
    TRAIL_STOPPED(9002, "process", "A process ended its part in order.", "end"),
    TRAIL_FILE_OPENED(9003, "file", "The first record of a file.", "creation"),
    CHECKPOINT(9004, "process", "A signed record; also when nothing happens.", "info"),
    EVENTS_LOST(9005, "process", "Events are not in the trail: how many of each class.", "info"),
    TRAIL_RESUMED(9006, "process", "Nothing could be written for a while.", "info"),
    SIGNING_KEY_CHANGED(9007, "configuration", "Checkpoints are signed with another key.", "change"),
    TRAIL_FILES_RETIRED(9008, "file", "Old files of the trail were removed, as configured.", "deletion"),
    FORWARDING_REPORTED(9009, "process", "A forwarder lost its receiver, found it again, or skipped a record.", "info");

    private static final String DECISION = "authorization-";

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final int code;
    private final String category;
    private final String when;
    private final List<String> types;
    private final byte[] members;
    private final boolean decision = text.startsWith(DECISION);
    private final byte[] words = (decision ? text.substring(DECISION.length()) : text)
            .replace("-", " ")
            .getBytes(StandardCharsets.US_ASCII);

    EventAction(int code, String category, String when, String... types) {
        this.code = code;
        this.category = category;
        this.when = when;
        this.types = List.of(types);
        this.members = ("\"kind\":\"event\",\"dataset\":\"kafka.audit\",\"action\":\"" + text
                        + "\",\"category\":[\"" + category + "\"],\"type\":"
                        + this.types.stream().collect(Collectors.joining("\",\"", "[\"", "\"]")) + ",\"code\":\"" + code
                        + "\"")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** For example {@code topic-deleted}. */
    public String text() {
        return text;
    }

    /** ECS {@code event.code}. */
    public int code() {
        return code;
    }

    /** ECS {@code event.category}. */
    public String category() {
        return category;
    }

    /** ECS {@code event.type}. */
    public List<String> types() {
        return types;
    }

    /** What it means, as a sentence for the documentation. */
    public String when() {
        return when;
    }

    /** Those members of ECS {@code event} that are always the same for this action. */
    byte[] members() {
        return members;
    }

    /** The action as words, for {@code message}; of a decision only what was decided. */
    byte[] words() {
        return words;
    }

    /** Whether it is a decision: there are so many of them that they say nothing twice. */
    boolean isDecision() {
        return decision;
    }
}
