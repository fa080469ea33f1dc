/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.equivalence;

import static io.mojaloop.kafka.security.integration.support.Rules.CLUSTER;
import static io.mojaloop.kafka.security.integration.support.Rules.EVERY_TOPIC;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.deny;
import static io.mojaloop.kafka.security.integration.support.Rules.group;
import static io.mojaloop.kafka.security.integration.support.Rules.groups;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static io.mojaloop.kafka.security.integration.support.Rules.topics;
import static io.mojaloop.kafka.security.integration.support.Rules.transactionalId;
import static io.mojaloop.kafka.security.integration.support.Rules.transactionalIds;
import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.IDEMPOTENT_WRITE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.List;
import org.apache.kafka.common.acl.AclBinding;

/** A small town of principals, each with another kind of rule. */
final class Town {
    static final List<String> TOPICS = List.of("pay", "pay-in", "pay-in-eu", "audit");
    static final List<String> GROUPS = List.of("g", "g-pay");
    static final List<String> TRANSACTIONAL_IDS = List.of("tx", "tx-pay");
    static final List<String> PRINCIPALS = List.of(
            "nobody",
            "writer",
            "reader",
            "prefixed",
            "everything",
            "denied-literal",
            "denied-prefix",
            "denied-read",
            "local",
            "remote",
            "remotely-denied",
            "tuner",
            "owner",
            "officer",
            "viewer",
            "idempotent");

    private Town() {}

    static List<AclBinding> rules() {
        return List.of(
                allow("User:writer", "*", WRITE, topic("pay")),
                allow("User:writer", "*", WRITE, transactionalId("tx")),
                allow("User:reader", "*", READ, topic("pay-in")),
                allow("User:reader", "*", READ, group("g")),
                allow("User:prefixed", "*", ALL, topics("pay-in")),
                allow("User:prefixed", "*", READ, groups("g-")),
                allow("User:prefixed", "*", WRITE, transactionalIds("tx-")),
                allow("User:everything", "*", ALL, EVERY_TOPIC),
                allow("User:everything", "*", ALL, group("*")),
                allow("User:everything", "*", ALL, transactionalId("*")),
                allow("User:everything", "*", ALL, CLUSTER),
                allow("User:denied-literal", "*", ALL, EVERY_TOPIC),
                deny("User:denied-literal", "*", ALL, topic("pay-in")),
                allow("User:denied-literal", "*", READ, group("g")),
                allow("User:denied-prefix", "*", ALL, topic("pay-in-eu")),
                allow("User:denied-prefix", "*", ALL, topic("audit")),
                deny("User:denied-prefix", "*", WRITE, topics("pay")),
                allow("User:denied-prefix", "*", READ, group("g")),
                allow("User:denied-read", "*", ALL, topic("pay")),
                deny("User:denied-read", "*", READ, topic("pay")),
                allow("User:denied-read", "*", ALL, group("*")),
                deny("User:denied-read", "*", DESCRIBE, group("g-pay")),
                allow("User:local", "127.0.0.1", ALL, topic("audit")),
                allow("User:remote", "10.9.8.7", ALL, topic("audit")),
                allow("User:remotely-denied", "*", ALL, topic("audit")),
                deny("User:remotely-denied", "10.9.8.7", ALL, topic("audit")),
                allow("User:tuner", "*", ALTER_CONFIGS, topic("pay")),
                allow("User:tuner", "*", DESCRIBE_CONFIGS, topic("pay-in")),
                allow("User:tuner", "*", ALTER_CONFIGS, CLUSTER),
                allow("User:owner", "*", CREATE, topics("made-owner")),
                allow("User:owner", "*", DELETE, topics("made-owner")),
                allow("User:owner", "*", ALTER, topic("pay")),
                allow("User:owner", "*", DELETE, topic("pay")),
                allow("User:owner", "*", DELETE, groups("g")),
                allow("User:officer", "*", ALTER, CLUSTER),
                allow("User:officer", "*", CREATE, CLUSTER),
                allow("User:viewer", "*", DESCRIBE, CLUSTER),
                allow("User:viewer", "*", DESCRIBE, topics("pay")),
                allow("User:viewer", "*", DESCRIBE, group("*")),
                allow("User:viewer", "*", DESCRIBE, transactionalId("*")),
                allow("User:idempotent", "*", IDEMPOTENT_WRITE, CLUSTER),
                allow("User:idempotent", "*", DESCRIBE, EVERY_TOPIC),
                allow("User:*", "*", READ, topic("audit")),
                deny("User:*", "*", DELETE, topic("audit")));
    }
}
