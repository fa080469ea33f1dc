/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static io.mojaloop.kafka.security.audit.encode.JsonLine.key;

import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.AuthenticationCount;
import io.mojaloop.kafka.security.audit.event.ConnectionRejected;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.Throttling;
import io.mojaloop.kafka.security.audit.event.ZooKeeperOperation;
import java.util.List;
import java.util.Locale;

/** Who came, who was slowed down, and who changed something. */
final class AccessRecords {
    private static final int DETAILS = 6000;
    private static final byte[] CLAIMED = key("principal_claimed");
    private static final byte[] OPERATION = key("operation");
    private static final byte[] STAGE = key("stage");
    private static final byte[] DETAILS_KEY = key("details");
    private static final byte[] QUOTA = key("quota");
    private static final byte[] TENANT = key("tenant");
    private static final byte[] TYPE = key("type");
    private static final byte[] LIMIT = key("limit");
    private static final byte[] OBSERVED = key("observed");
    private static final byte[] OTHERS = key("others");
    private static final byte[] WOULD_THROTTLE = key("would_throttle");
    private static final byte[] ZOOKEEPER = key("zookeeper");
    private static final byte[] SESSION = key("session");
    private static final byte[] ZNODE = key("znode");
    private static final byte[] ZNODE_TYPE = key("znode_type");
    private static final byte[] ACL = key("acl");

    private final EcsRecord record;
    private final JsonLine line;

    AccessRecords(EcsRecord record) {
        this.record = record;
        this.line = record.line;
    }

    void authentication(Authentication authentication) {
        EventAction action = Actions.ofAuthentication(authentication.outcome());
        record.event(action, authentication.actor(), false, "", authentication.outcome(), authentication.reason());
        record.actor(authentication.actor());
        String tls = TlsMembers.write(authentication.tls(), record);
        Connection.of(authentication.actor(), record);
        line.text(TlsMembers.OTHER, tls, 2 * EcsRecord.WORD);
        boolean named = !authentication.actor().principalName().isEmpty();
        if (named && authentication.outcome() != Outcome.SUCCESS) {
            line.bool(CLAIMED, true);
        }
        line.close();
    }

    /** Of what was counted together, only that is told which holds for all of it. */
    void count(AuthenticationCount count) {
        Authentication like = count.like();
        List<String> widened = Widened.of(count.widened());
        boolean named = !like.actor().principalName().isEmpty() && !widened.contains("principal");
        String reason = widened.contains("reason") ? "" : like.reason();
        record.event(Actions.ofAuthentication(like.outcome()), like.actor(), false, "", like.outcome(), reason);
        record.period(count.fromMs(), count.untilMs());
        record.times(count.count());
        record.actor(like.actor(), false, "", named, !widened.contains("address"), false);
        Connection.of(like.actor(), record);
        if (named && like.outcome() != Outcome.SUCCESS) {
            line.bool(CLAIMED, true);
        }
        line.number(Widened.COUNT, count.count());
        line.texts(Widened.NAME, widened, 4 * EcsRecord.WORD);
        line.close();
    }

    void rejected(ConnectionRejected rejected) {
        record.event(EventAction.CONNECTION_REJECTED, rejected.actor(), false, "", Outcome.FAILURE, rejected.reason());
        record.actor(rejected.actor());
        Connection.of(rejected.actor(), record);
        line.close();
    }

    void change(AdminChange change) {
        boolean ofUser = change.subject() == AdminChange.Subject.CREDENTIAL
                || change.resource().type().equals("USER");
        String user = ofUser ? change.resource().name() : "";
        EventAction action = Actions.of(change.subject(), change.type());
        record.event(action, change.actor(), false, user, change.outcome(), change.reason());
        record.actor(change.actor(), false, user, true, true, true);
        record.rule(change.rule());
        Connection.of(change.actor(), record);
        Connection.of(change.request(), true, record);
        line.word(OPERATION, change.operation());
        Connection.of(change.resource(), true, ofUser, record);
        if (change.stage() == AdminChange.Stage.AUTHORIZED) {
            record.authorizedOnly();
        }
        line.word(STAGE, change.stage().name().toLowerCase(Locale.ROOT));
        line.texts(
                DETAILS_KEY,
                change.details().stream().map(record.redactor::text).toList(),
                DETAILS);
        line.close();
    }

    void throttling(Throttling throttling) {
        record.event(Actions.of(throttling.phase()), throttling.actor(), false, "", Outcome.UNKNOWN, "");
        record.lasted(throttling.timeMs(), throttling.durationMs(), throttling.phase() == Throttling.Phase.ENDED);
        record.actor(throttling.actor());
        Connection.of(throttling.actor(), record);
        line.open(QUOTA);
        line.word(TYPE, throttling.quota());
        record.mention();
        line.text(TENANT, record.redactor.text(throttling.tenant()), EcsRecord.NAME);
        line.decimal(LIMIT, throttling.limit());
        line.decimal(OBSERVED, throttling.observed());
        line.texts(
                OTHERS,
                throttling.others().stream().map(record.redactor::principal).toList(),
                DETAILS);
        if (!throttling.enforced()) {
            line.bool(WOULD_THROTTLE, true);
        }
        line.close();
        line.close();
    }

    void zooKeeper(ZooKeeperOperation operation) {
        EventAction action = Actions.ofZooKeeper(operation.operation());
        record.event(action, operation.actor(), true, "", operation.outcome(), "");
        record.actor(operation.actor(), true, "", true, true, true);
        Connection.of(operation.actor(), record);
        line.close();
        line.open(ZOOKEEPER);
        line.text(SESSION, record.redactor.text(operation.session()), EcsRecord.WORD);
        line.text(OPERATION, record.redactor.text(operation.operation()), EcsRecord.WORD);
        line.text(ZNODE, record.redactor.text(operation.znode()), EcsRecord.NAME);
        record.mention();
        line.word(ZNODE_TYPE, operation.znodeType());
        line.text(ACL, record.redactor.zooKeeperAcl(operation.acl()), DETAILS);
        line.close();
    }
}
