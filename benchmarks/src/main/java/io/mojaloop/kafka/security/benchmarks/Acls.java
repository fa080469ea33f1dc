/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.acl.AclPermissionType.ALLOW;
import static org.apache.kafka.common.acl.AclPermissionType.DENY;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAcl;

/** Makes the ACLs of {@link AclShape}. */
final class Acls {
    static final String SHARED_TOPIC = "topic-notification-event";

    private static final List<String> TOPICS = List.of(
            "topic-transfer-prepare",
            "topic-transfer-position",
            "topic-transfer-position-batch",
            "topic-transfer-fulfil",
            "topic-transfer-get",
            "topic-admin-transfer",
            "topic-notification-event",
            "topic-bulk-prepare",
            "topic-bulk-fulfil",
            "topic-bulk-processing",
            "topic-bulk-get",
            "topic-quotes-post",
            "topic-quotes-put",
            "topic-quotes-get",
            "topic-bulkquotes-post",
            "topic-bulkquotes-put",
            "topic-bulkquotes-get",
            "topic-fx-quotes-post",
            "topic-fx-quotes-put",
            "topic-fx-quotes-get",
            "topic-deferredsettlement-close",
            "topic-event",
            "topic-event-audit",
            "topic-event-log",
            "topic-event-trace");

    private Acls() {}

    static String service(int number) {
        return "cl-handler-" + number;
    }

    static String tenant(int number) {
        return "dfsp-" + number;
    }

    static String mojaloopTopic(int service, int number) {
        return TOPICS.get((service * 3 + number) % TOPICS.size());
    }

    static List<StandardAcl> mojaloop(int services) {
        List<StandardAcl> acls = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            String user = service(i);
            acls.add(acl(TOPIC, mojaloopTopic(i, 0), LITERAL, user, "*", READ, ALLOW));
            acls.add(acl(TOPIC, mojaloopTopic(i, 1), LITERAL, user, "*", WRITE, ALLOW));
            acls.add(acl(TOPIC, mojaloopTopic(i, 2), LITERAL, user, "*", WRITE, ALLOW));
            acls.add(acl(TOPIC, "topic-event", LITERAL, user, "*", DESCRIBE_CONFIGS, ALLOW));
            acls.add(acl(GROUP, "cl-group-" + i, LITERAL, user, "*", READ, ALLOW));
            acls.add(acl(GROUP, "cl-group-" + i, LITERAL, user, "*", DESCRIBE, ALLOW));
        }
        return acls;
    }

    /** As AuthorizerBenchmark#prepareAclCache of Apache Kafka lays them out, with a fixed seed. */
    static List<StandardAcl> kafka(int resources, int aclsEach, double denied) {
        Random random = new Random(42);
        Set<StandardAcl> acls = new LinkedHashSet<>();
        for (int i = 0; i < resources; i++) {
            ResourceType type = i % 10 == 0 ? GROUP : TOPIC;
            PatternType pattern = i % 5 == 0 ? PREFIXED : LITERAL;
            String name = "foo-bar35_resource-" + String.format("%05x", random.nextInt(1 << 20));
            for (int j = 0; j < aclsEach; j++) {
                String user = "test-user" + (j == 0 ? "" : j);
                acls.add(acl(type, name, pattern, user, "*", READ, ALLOW));
                if (random.nextDouble() < denied) {
                    acls.add(acl(type, name, pattern, user, "*", READ, DENY));
                }
            }
        }
        for (int host = 0; host < 1000; host++) {
            acls.add(acl(TOPIC, "foo-bar35_resource-", PREFIXED, "test-user", "127.0.0." + host, READ, ALLOW));
        }
        for (int host = 0; host < resources / 10; host++) {
            acls.add(acl(TOPIC, "*", LITERAL, "test-user", "127.0.0" + host, READ, ALLOW));
            if (random.nextDouble() < denied) {
                acls.add(acl(TOPIC, "*", LITERAL, "test-user", "127.0.0" + host, READ, DENY));
            }
        }
        return List.copyOf(acls);
    }

    static List<StandardAcl> tenants(int tenants) {
        List<StandardAcl> acls = new ArrayList<>(tenants * 10);
        for (int i = 0; i < tenants; i++) {
            String user = tenant(i);
            String own = user + "-";
            acls.add(acl(TOPIC, SHARED_TOPIC, LITERAL, user, "*", READ, ALLOW));
            acls.add(acl(TOPIC, SHARED_TOPIC, LITERAL, user, "*", DESCRIBE_CONFIGS, ALLOW));
            for (AclOperation operation : List.of(READ, WRITE, CREATE, DESCRIBE_CONFIGS)) {
                acls.add(acl(TOPIC, own, PREFIXED, user, "*", operation, ALLOW));
            }
            acls.add(acl(GROUP, own, PREFIXED, user, "*", READ, ALLOW));
            acls.add(acl(GROUP, own, PREFIXED, user, "*", DESCRIBE, ALLOW));
            acls.add(acl(TRANSACTIONAL_ID, own, PREFIXED, user, "*", WRITE, ALLOW));
            acls.add(acl(TRANSACTIONAL_ID, own, PREFIXED, user, "*", DESCRIBE, ALLOW));
        }
        return acls;
    }

    static List<StandardAcl> cidr(int blocks) {
        List<StandardAcl> acls = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            String block = "10." + i / 250 + "." + i % 250 + ".0/24";
            acls.add(acl(TOPIC, "topic-quotes-post", LITERAL, "gateway", block, WRITE, ALLOW));
        }
        return acls;
    }

    static String cidrClient(int block) {
        return "10." + block / 250 + "." + block % 250 + ".17";
    }

    private static StandardAcl acl(
            ResourceType type,
            String name,
            PatternType pattern,
            String user,
            String host,
            AclOperation operation,
            AclPermissionType permission) {
        return new StandardAcl(type, name, pattern, "User:" + user, host, operation, permission);
    }
}
