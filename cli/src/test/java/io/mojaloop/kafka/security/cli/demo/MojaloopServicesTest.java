/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.cli.demo.MojaloopServices.Reading;
import io.mojaloop.kafka.security.cli.demo.MojaloopServices.Service;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class MojaloopServicesTest {
    private final MojaloopServices services = MojaloopServices.load();

    @Test
    void everyTopicOfAService_isAmongTheTopics() {
        List<String> used = services.services().stream()
                .flatMap(service -> Stream.concat(
                        service.writes().stream(), service.reads().stream().map(Reading::topic)))
                .toList();

        assertThat(services.topics()).containsAll(used).doesNotHaveDuplicates();
    }

    @Test
    void everybodyAndEverythingInTheCast_exists() {
        assertThat(services.names())
                .contains(Cast.API_ADAPTER, Cast.PREPARE_HANDLER, Cast.NOTIFICATION_HANDLER)
                .doesNotContain(Cast.ROGUE, Cast.AUDITOR, "admin", "broker")
                .doesNotHaveDuplicates();
        assertThat(services.topics()).contains(Cast.PREPARE, Cast.NOTIFICATION, Cast.ADMIN_TRANSFER);
        assertThat(service(Cast.PREPARE_HANDLER).reads()).contains(new Reading(Cast.PREPARE, Cast.PREPARE_GROUP));
        assertThat(service(Cast.NOTIFICATION_HANDLER).reads())
                .contains(new Reading(Cast.NOTIFICATION, Cast.NOTIFICATION_GROUP));
    }

    @Test
    void notificationHandler_hasNoRightToMoveFunds() {
        assertThat(service(Cast.NOTIFICATION_HANDLER).writes()).doesNotContain(Cast.ADMIN_TRANSFER);
    }

    @Test
    void acls_areWritesAndReadsAndGroups_andNothingElse() {
        Service service = new Service("s", List.of("w"), List.of(new Reading("r", "g")));

        List<AclBinding> acls = ServiceAcls.of(new MojaloopServices(List.of("w", "r"), List.of(service)));

        assertThat(acls)
                .containsExactly(
                        ServiceAcls.allow("User:s", AclOperation.WRITE, ResourceType.TOPIC, "w"),
                        ServiceAcls.allow("User:s", AclOperation.READ, ResourceType.TOPIC, "r"),
                        ServiceAcls.allow("User:s", AclOperation.READ, ResourceType.GROUP, "g"));
    }

    private Service service(String name) {
        return services.service(name).orElseThrow();
    }
}
