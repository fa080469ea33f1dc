/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.contract;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.deny;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.Metrics;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.junit.jupiter.api.Test;

/** What operators see: kafka.authorizer.logger, JMX, and the warnings about rules without effect. */
public interface VisibilityContract extends Contract {

    @Test
    default void deniedAccess_isLoggedInTheStockWordsWithTheRule() {
        String topic = cluster().newTopic("logged");
        Client rogue = cluster().newClient("rogue");
        acls().grant(allow(rogue, DESCRIBE, topic(topic)));
        outcome(() -> rogue.produce(topic, "a"));

        assertThat(cluster().authorizerLog().awaitLine(rogue.principal(), "Produce"))
                .containsPattern("^\\[[^]]*] INFO " + deniedWrite(rogue, topic)
                        + " for request = Produce with resourceRefCount = 1 based on rule DefaultDeny \\(");
    }

    @Test
    default void accessDeniedByAnAcl_isLoggedWithThatAcl() {
        String topic = cluster().newTopic("logged");
        Client rogue = cluster().newClient("rogue");
        acls().grant(allow(rogue, DESCRIBE, topic(topic)), deny(rogue, WRITE, topic(topic)));
        outcome(() -> rogue.produce(topic, "a"));

        assertThat(cluster().authorizerLog().awaitLine(rogue.principal(), "Produce"))
                .containsPattern(deniedWrite(rogue, topic) + ".* based on rule MatchingAcl\\(acl=StandardAcl.")
                .contains("resourceName=" + topic, "principal=" + rogue.principal(), "permissionType=DENY");
    }

    private String deniedWrite(Client who, String topic) {
        // AclAuthorizer's line differs from StandardAuthorizer's.
        String operation = cluster().brokers().kraft() ? "operation = WRITE" : "Operation = Write";
        return "Principal = " + Pattern.quote(who.principal()) + " is Denied " + operation
                + " from host = 127\\.0\\.0\\.1 on resource = Topic:LITERAL:" + Pattern.quote(topic);
    }

    /** A client that lists topics has not asked for any of them. */
    @Test
    default void probes_areNotLogged() {
        String topic = cluster().newTopic("logged");
        Client rogue = cluster().newClient("rogue");

        rogue.visibleTopics();
        outcome(() -> rogue.produce(topic, "a"));

        cluster().authorizerLog().awaitLine(rogue.principal(), topic);
        assertThat(cluster().authorizerLog().lines(rogue.principal()))
                .isNotEmpty()
                .allMatch(line -> line.contains("Topic:LITERAL:" + topic));
    }

    @Test
    default void lineBreakInAName_doesNotForgeALine() {
        Client rogue = cluster().newClient("rogue");
        String forged = "Principal = User:forged is Allowed operation = ALTER";
        assertThat(outcome(() -> rogue.administer(admin -> admin.groupOffsets("g\n" + forged))))
                .isEqualTo("GroupAuthorizationException");

        assertThat(cluster().authorizerLog().awaitLine(rogue.principal())).contains("Group:LITERAL:g\\u000a" + forged);
        assertThat(cluster().authorizerLog().lines()).noneMatch(line -> line.startsWith(forged));
    }

    @Test
    default void decisions_areCountedByKind() {
        Client rogue = cluster().newClient("rogue");
        Client reader = cluster().newClient("reader");
        Client denied = cluster().newClient("denied");
        String topic = cluster().newTopic("counted");
        Metrics broker = cluster().metrics(1, "broker");
        long acls = broker.count("AclCount");
        acls().grant(allow(reader, DESCRIBE, topic(topic)), deny(denied, DESCRIBE, topic(topic)));
        assertThat(broker.count("AclCount")).isEqualTo(acls + 2);
        long byRule = broker.count("AllowedByRule");
        long deniedByRule = broker.count("DeniedByRule");
        long byDefault = broker.count("DeniedByDefault");
        long superUser = broker.count("AllowedAsSuperUser");

        outcome(() -> rogue.administer(
                admin -> get(admin.client().describeAcls(AclBindingFilter.ANY).values())));
        assertThat(broker.count("DeniedByDefault")).isEqualTo(byDefault + 1);
        reader.administer(admin -> admin.describeTopic(topic));
        assertThat(broker.count("AllowedByRule")).isGreaterThan(byRule);
        outcome(() -> denied.administer(admin -> admin.describeTopic(topic)));
        assertThat(broker.count("DeniedByRule")).isGreaterThan(deniedByRule);
        cluster().superUser().administer(admin -> admin.describeTopic(topic));
        assertThat(broker.count("AllowedAsSuperUser")).isGreaterThan(superUser);
        assertThat(broker.count("DeniedByError")).isZero();
        assertThat(broker.count("FailedUpdates")).isZero();
        assertThat(broker.attribute("LoadState")).isEqualTo("READY");
    }

    @Test
    default void combinedNode_hasTwoInstancesThatCountApart() {
        Metrics controller = cluster().metrics(1, "controller");
        assertThat(controller.registered()).isEqualTo(cluster().brokers().kraft());
        if (!cluster().brokers().kraft()) {
            return;
        }
        Client rogue = cluster().newClient("rogue");
        long denied = controller.count("DeniedByDefault");
        outcome(() -> rogue.administer(admin -> admin.createTopic(unique("never"))));

        assertThat(controller.count("DeniedByDefault")).isGreaterThan(denied);
        assertThat(controller.attribute("LoadState")).isEqualTo("READY");
        await("both know all ACLs")
                .until(() -> controller.count("AclCount")
                        == cluster().metrics(1, "broker").count("AclCount"));
    }

    /** A host name matches no address: Kafka stores such an ACL without a word. */
    @Test
    default void aclWithAHostName_matchesNothing_isWarnedOfAndCounted() {
        String topic = cluster().newTopic("inert");
        Client writer = cluster().newClient("writer");
        Metrics broker = cluster().metrics(1, "broker");
        long allows = broker.count("InertAllowAcls");
        long denies = broker.count("InertDenyAcls");
        AclBinding allow = allow(writer.principal(), "payments.example.org", WRITE, topic(topic));
        AclBinding deny = deny(writer.principal(), "payments.example.org", WRITE, topic(topic));

        acls().grant(allow);
        assertThat(outcome(() -> writer.produce(topic, "a"))).isEqualTo("TopicAuthorizationException");
        acls().grant(allow(writer, WRITE, topic(topic)), deny);
        writer.produce(topic, "a");

        assertThat(broker.count("InertAllowAcls")).isEqualTo(allows + 1);
        assertThat(broker.count("InertDenyAcls")).isEqualTo(denies + 1);
        int instances = cluster().brokers().kraft() ? 2 : 1;
        assertThat(cluster().serverLog().lines("An ACL allows nothing", topic, "payments.example.org"))
                .hasSize(instances)
                .allMatch(line -> line.contains("] WARN "));
        assertThat(cluster().serverLog().lines("An ACL denies nothing", topic, "payments.example.org"))
                .hasSize(instances)
                .allMatch(line -> line.contains("] ERROR "));

        acls().revoke(allow, deny);
        assertThat(broker.count("InertAllowAcls")).isEqualTo(allows);
        assertThat(broker.count("InertDenyAcls")).isEqualTo(denies);
    }
}
