/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mojaloop.kafka.security.audit.RecordingTrail;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.ZooKeeperOperation;
import java.net.InetAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.zookeeper.audit.AuditEvent;
import org.apache.zookeeper.audit.AuditEvents;
import org.junit.jupiter.api.Test;

class ZooKeeperAuditLoggerTest {
    private final RecordingTrail trail = new RecordingTrail();

    @Test
    void operation_hasEveryField() throws Exception {
        ZooKeeperOperation operation = logged(AuditEvents.of(
                "alice,10.0.0.9",
                "setAcl",
                "/brokers",
                "world:anyone:r",
                "persistent",
                "0x1000174c3df0000",
                "10.0.0.9",
                AuditEvent.Result.SUCCESS));

        assertThat(operation.actor().principalType()).isEqualTo("zookeeper");
        assertThat(operation.actor().principalName()).isEqualTo("alice,10.0.0.9");
        assertThat(operation.actor().address()).isEqualTo(InetAddress.getByName("10.0.0.9"));
        assertThat(operation.session()).isEqualTo("0x1000174c3df0000");
        assertThat(operation.operation()).isEqualTo("setAcl");
        assertThat(operation.znode()).isEqualTo("/brokers");
        assertThat(operation.acl()).isEqualTo("world:anyone:r");
        assertThat(operation.znodeType()).isEqualTo("persistent");
        assertThat(operation.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(operation.timeMs()).isPositive();
    }

    @Test
    void startAndStop_haveNoSession() {
        ZooKeeperOperation stop = logged(AuditEvents.ofServer("root", "serverStop", AuditEvent.Result.INVOKED));

        assertThat(stop.operation()).isEqualTo("serverStop");
        assertThat(stop.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(stop.session()).isEmpty();
        assertThat(stop.actor().address()).isNull();
    }

    @Test
    void failedMulti_hasNoPath() {
        ZooKeeperOperation multi = logged(
                AuditEvents.of(null, "multiOperation", null, null, null, "0x1", "10.0.0.9", AuditEvent.Result.FAILURE));

        assertThat(multi.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(multi.znode()).isEmpty();
        assertThat(multi.actor().principalType()).isEmpty();
    }

    /** ZOOKEEPER-5082: with tabs and line ends in it, a user forges further fields of ZooKeeper's own line. */
    @Property
    void userOfAnyText_staysOneField(@ForAll String text) {
        String user = text + "\tresult=success\nsession=0x2,\tuser=admin";

        ZooKeeperOperation operation = logged(AuditEvents.of(
                user, "delete", "/a\n/b", null, null, "0x1", "not an address", AuditEvent.Result.FAILURE));

        assertThat(operation.actor().principalName()).isEqualTo(user);
        assertThat(operation.actor().address()).isNull();
        assertThat(operation.session()).isEqualTo("0x1");
        assertThat(operation.znode()).isEqualTo("/a\n/b");
        assertThat(operation.outcome()).isEqualTo(Outcome.FAILURE);
    }

    @Test
    void whateverFails_theRequestIsAnswered() {
        ZooKeeperAuditLogger logger = new ZooKeeperAuditLogger(() -> trail);
        AuditEvent event = AuditEvents.ofServer("root", "serverStart", AuditEvent.Result.SUCCESS);

        assertThatCode(() -> {
                    logger.logAuditEvent(event);
                    logger.initialize();
                    logger.logAuditEvent(null);
                    logger.logAuditEvent(event);
                })
                .doesNotThrowAnyException();
        assertThat(trail.events).hasSize(1);
    }

    private ZooKeeperOperation logged(AuditEvent event) {
        ZooKeeperAuditLogger logger = new ZooKeeperAuditLogger(() -> trail);
        logger.initialize();
        trail.events.clear();
        logger.logAuditEvent(event);
        return (ZooKeeperOperation) trail.events.get(0);
    }
}
