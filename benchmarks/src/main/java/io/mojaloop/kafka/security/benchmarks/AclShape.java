/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;

import java.util.List;
import java.util.Random;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.metadata.authorizer.StandardAcl;

/** Sets of ACLs to measure with. The letters are those of docs/performance.md. */
public enum AclShape {
    /** (a) 40 services of a Mojaloop hub with 6 literal ACLs each. */
    MOJALOOP("(a) Mojaloop, 240 ACLs"),
    /** (b) Kafka's own AuthorizerBenchmark: 10,000 resources, 10 ACLs each, a fifth of them also denied. */
    KAFKA("(b) Kafka's AuthorizerBenchmark"),
    /** (c) 10,000 tenants with 10 ACLs each, one of them on a topic that all share. */
    TENANTS("(c) 10,000 tenants, one shared topic"),
    /** (d) One principal with 1,000 CIDR blocks on one topic. */
    CIDR("(d) 1,000 CIDR blocks of one principal"),
    /** (e) Like (c) with 100,000 tenants. */
    MILLION("(e) 1,000,000 ACLs");

    private final String title;

    AclShape(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    List<StandardAcl> acls() {
        return switch (this) {
            case MOJALOOP -> Acls.mojaloop(40);
            case KAFKA -> Acls.kafka(10_000, 10, 0.2);
            case TENANTS -> Acls.tenants(10_000);
            case CIDR -> Acls.cidr(1_000);
            case MILLION -> Acls.tenants(100_000);
        };
    }

    /** Requests that are allowed. */
    RequestPool allowed() {
        return switch (this) {
            case MOJALOOP ->
                RequestPool.of(
                        4_096,
                        i -> Request.of(
                                Acls.service(i % 40),
                                "10.0.0.1",
                                TOPIC,
                                Acls.mojaloopTopic(i % 40, i % 3),
                                i % 3 == 0 ? READ : WRITE));
            case KAFKA ->
                RequestPool.of(4_096, i -> Request.of("test-user", "127.0.0.1", TOPIC, "foo-bar35_resource-95", READ));
            case TENANTS -> tenantRequests(10_000, READ, 4_096);
            case CIDR ->
                RequestPool.of(
                        4_096,
                        i -> Request.of("gateway", Acls.cidrClient(i % 1_000), TOPIC, "topic-quotes-post", WRITE));
            case MILLION -> tenantRequests(100_000, READ, 65_536);
        };
    }

    /** Requests that no ACL allows. */
    RequestPool denied() {
        return switch (this) {
            case MOJALOOP ->
                RequestPool.of(
                        4_096,
                        i -> Request.of(
                                Acls.service(i % 40), "10.0.0.1", TOPIC, Acls.mojaloopTopic(i % 40 + 7, 0), READ));
            case KAFKA ->
                RequestPool.of(4_096, i -> Request.of("test-user", "127.0.0.1", TOPIC, "foo-bar35_resource-95", WRITE));
            case TENANTS -> tenantRequests(10_000, WRITE, 4_096);
            case CIDR ->
                RequestPool.of(
                        4_096, i -> Request.of("gateway", "192.168.1." + i % 250, TOPIC, "topic-quotes-post", WRITE));
            case MILLION -> tenantRequests(100_000, WRITE, 65_536);
        };
    }

    /** A random tenant asks for the shared topic or, to read, for one of its own. */
    private static RequestPool tenantRequests(int tenants, AclOperation operation, int requests) {
        Random random = new Random(42);
        return RequestPool.of(requests, i -> {
            int tenant = random.nextInt(tenants);
            String topic = i % 2 == 0 || operation == WRITE ? Acls.SHARED_TOPIC : Acls.tenant(tenant) + "-transfers";
            return Request.of(Acls.tenant(tenant), "10.0.0.1", TOPIC, topic, operation);
        });
    }
}
