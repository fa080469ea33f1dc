/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.contract.Contract;
import io.mojaloop.kafka.security.integration.support.Calls;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.RawConnection;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.Listener;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;

/**
 * A part of what the trails of a cluster owe on every Kafka. The trails of all nodes together are looked at: what happened
 * once is told once, whichever of the nodes saw it.
 */
public interface AuditContract extends Contract {
    /** Where raw requests come from: no broker and no other client does. */
    InetAddress ELSEWHERE = Calls.run(() -> InetAddress.getByName("127.0.0.99"));

    /** Records of all nodes. */
    TrailFolders trails();

    /** The record that there is exactly one of, once everything that happened before is in the trails. */
    default AuditRecord exactlyOne(String what, Predicate<AuditRecord> like) {
        awaitEverythingSoFar();
        List<AuditRecord> found = trails().records().stream().filter(like).toList();
        assertThat(found).as(what).hasSize(1);
        return found.get(0);
    }

    default List<AuditRecord> like(Predicate<AuditRecord> like) {
        return trails().records().stream().filter(like).toList();
    }

    /** A trail keeps the order in which it was told: what comes behind marks of ours is not from before. */
    default void awaitEverythingSoFar() {
        String mark = cluster().newClient("mark").principal().substring("User:".length());
        for (int broker : cluster().brokerIds()) {
            Client marker = cluster().clientOf(broker, Credentials.certificate(mark));
            marker.administer(admin -> assertThat(Calls.outcome(
                            () -> admin.describeConfig(ConfigResource.Type.BROKER, Integer.toString(broker))))
                    .isEqualTo("ClusterAuthorizationException"));
            await("mark of broker " + broker)
                    .until(() -> trails().records(broker).stream()
                            .anyMatch(record -> record.user().equals(mark)
                                    && record.operation().equals("DESCRIBE_CONFIGS")
                                    && record.isDenied()));
        }
        Client marker = cluster().client(Credentials.certificate(mark));
        marker.administer(admin ->
                assertThat(Calls.outcome(() -> admin.createTopic(mark))).isEqualTo("TopicAuthorizationException"));
        await("mark of the controller")
                .until(() -> trails().records().stream()
                        .anyMatch(record -> record.user().equals(mark)
                                && record.operation().equals("CREATE")
                                && record.isDenied()));
    }

    /** A connection from {@link #ELSEWHERE} with a client's certificate, to the broker that takes administration. */
    default RawConnection connect(Client client, String clientId) {
        client.properties().put("bootstrap.servers", cluster().kit().bootstrap(Listener.MTLS, administrativeBroker()));
        return RawConnection.open(client, ELSEWHERE, clientId);
    }

    /** In ZooKeeper mode the controller itself; with KRaft any, which passes it on. */
    default int administrativeBroker() {
        if (cluster().brokers().kraft()) {
            return cluster().brokerIds().get(0);
        }
        Node controller =
                Calls.get(cluster().acls().admin().client().describeCluster().controller());
        return controller.id();
    }

    /** One request on a connection of its own. */
    default void succeeds(Client client, String clientId, AbstractRequest request) {
        assertThat(answer(client, clientId, request).errorCounts()).containsOnlyKeys(Errors.NONE);
    }

    default AbstractResponse answer(Client client, String clientId, AbstractRequest request) {
        try (RawConnection connection = connect(client, clientId)) {
            return connection.send(request);
        }
    }

    static String name(Client client) {
        return client.principal().substring("User:".length());
    }
}
