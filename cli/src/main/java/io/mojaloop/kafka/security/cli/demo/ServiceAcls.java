/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.cli.demo.MojaloopServices.Service;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The least rights under which a service works: Write on what it writes, Read on what it reads and on its group. Describe
 * is implied by both, and the right to write idempotently by any Write on a topic (KIP-679).
 */
final class ServiceAcls {
    private ServiceAcls() {}

    static List<AclBinding> of(MojaloopServices services) {
        return services.services().stream().flatMap(ServiceAcls::of).distinct().toList();
    }

    private static Stream<AclBinding> of(Service service) {
        return Stream.concat(
                service.writes().stream().map(topic -> allow(service, AclOperation.WRITE, ResourceType.TOPIC, topic)),
                service.reads().stream()
                        .flatMap(reading -> Stream.of(
                                allow(service, AclOperation.READ, ResourceType.TOPIC, reading.topic()),
                                allow(service, AclOperation.READ, ResourceType.GROUP, reading.group()))));
    }

    private static AclBinding allow(Service service, AclOperation operation, ResourceType type, String name) {
        return allow(service.principal(), operation, type, name);
    }

    static AclBinding allow(String principal, AclOperation operation, ResourceType type, String name) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }
}
