/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration;

import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.topics;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.config.ConfigResource.Type.BROKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A controller by itself (node 1) decides on the requests that the broker (node 2) forwards. */
class SeparateControllerIT {
    private static final String REFUSED = "TopicAuthorizationException";

    static Stream<Brokers> brokers() {
        return Stream.of(Brokers.KRAFT_4_4, Brokers.KRAFT_3_9);
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void controller_decidesOnForwardedRequests_andFollowsAclsAndSuperUsers(Brokers brokers) {
        TestCluster.with("SeparateControllerIT", brokers, brokers.ours().separateController(), cluster -> {
            forwardedRequest_isJudgedByTheAclsOfTheOneWhoAsked(cluster);
            defaultSuperUsers_changeOnBrokerAndController(cluster);
            assertThat(cluster.metrics(1, "controller").attribute("LoadState")).isEqualTo("READY");
            assertThat(cluster.metrics(1, "broker").registered()).isFalse();
            assertThat(cluster.metrics(2, "broker").attribute("LoadState")).isEqualTo("READY");
            assertThat(cluster.metrics(2, "controller").registered()).isFalse();
            return true;
        });
    }

    private static void forwardedRequest_isJudgedByTheAclsOfTheOneWhoAsked(TestCluster cluster) {
        Client maker = cluster.newClient("maker");
        AclBinding rule = allow(maker.principal(), "127.0.0.1", CREATE, topics("made"));
        assertThat(creating(maker)).isEqualTo(REFUSED);

        cluster.acls(2).grant(rule);
        await("maker creates").until(() -> creating(maker), "ok"::equals);

        cluster.acls(2).revoke(rule);
        await("maker creates no more").until(() -> creating(maker), REFUSED::equals);
    }

    /** The default entity of brokers is for controllers too. */
    private static void defaultSuperUsers_changeOnBrokerAndController(TestCluster cluster) {
        Client deputy = cluster.newClient("deputy");
        String topic = unique("super");
        cluster.acls(2).admin().createTopic(topic);
        assertThat(creating(deputy)).isEqualTo(REFUSED);

        cluster.acls(2).admin().setConfig(BROKER, "", "super.users", "User:broker;User:admin;" + deputy.principal());
        await("deputy creates").until(() -> creating(deputy), "ok"::equals);
        await("deputy writes").until(() -> outcome(() -> deputy.produce(topic, "a")), "ok"::equals);

        cluster.acls(2).admin().deleteConfig(BROKER, "", "super.users");
        await("deputy creates no more").until(() -> creating(deputy), REFUSED::equals);
        await("deputy writes no more").until(() -> outcome(() -> deputy.produce(topic, "a")), REFUSED::equals);
    }

    private static String creating(Client who) {
        return outcome(() -> who.administer(admin -> admin.createTopic(unique("made"))));
    }
}
