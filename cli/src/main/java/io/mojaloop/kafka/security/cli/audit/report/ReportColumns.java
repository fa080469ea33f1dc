/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import io.mojaloop.kafka.security.cli.audit.read.FlatRecord;
import io.mojaloop.kafka.security.cli.audit.read.Projection;
import io.mojaloop.kafka.security.cli.audit.read.RecordKind;
import io.mojaloop.kafka.security.cli.audit.read.RecordReader;
import java.util.Arrays;
import java.util.List;

/** What a report needs of the record at hand. Texts are as they came. */
final class ReportColumns {
    private enum Column {
        TIME("@timestamp"),
        BEGIN("event.start"),
        ACTION("event.action"),
        CATEGORY("event.category"),
        TYPE("event.type"),
        OUTCOME("event.outcome"),
        REASON("event.reason"),
        USER_NAME("user.name"),
        USER_DOMAIN("user.domain"),
        USER_TARGET_NAME("user.target.name"),
        SOURCE_IP("source.ip"),
        SOURCE_ADDRESS("source.address"),
        OPERATION("kafka.operation"),
        RESOURCE_TYPE("kafka.resource.type"),
        RESOURCE_NAME("kafka.resource.name"),
        COUNT("kafka.count"),
        MECHANISM("kafka.mechanism"),
        CLIENT_ID("kafka.client_id"),
        QUOTA_TYPE("kafka.quota.type"),
        QUOTA_TENANT("kafka.quota.tenant"),
        AUDIT_LOST_TOTAL("kafka.audit.lost.total"),
        AUDIT_UNCLEAN("kafka.audit.unclean"),
        DETAILS("kafka.details"),
        POLICY_FILE("kafka.policy.file"),
        POLICY_SHA256("kafka.policy.sha256"),
        POLICY_PROBLEMS("kafka.policy.problems"),
        ZOOKEEPER_ZNODE("zookeeper.znode"),
        NODE_NAME("service.node.name"),
        TRAIL_ID("trail.id"),
        TRAIL_SEQ("trail.seq"),
        MESSAGE("message");

        private final String path;

        Column(String path) {
            this.path = path;
        }
    }

    static final List<String> PATHS =
            Arrays.stream(Column.values()).map(column -> column.path).toList();

    private final int[] slots = new int[PATHS.size()];
    private FlatRecord flat;
    private RecordKind kind = RecordKind.OTHER;

    ReportColumns(Projection projection) {
        for (int i = 0; i < slots.length; i++) {
            slots[i] = projection.slot(PATHS.get(i));
        }
        flat = new RecordReader(projection).empty();
    }

    /** Looks at the next record. */
    void read(FlatRecord next) {
        flat = next;
        kind = RecordKind.of(action(), flat.all(slot(Column.CATEGORY)), flat.all(slot(Column.TYPE)));
    }

    private String text(Column column) {
        return flat.text(slot(column));
    }

    private int slot(Column column) {
        return slots[column.ordinal()];
    }

    RecordKind kind() {
        return kind;
    }

    String time() {
        return text(Column.TIME);
    }

    /** When what was counted together began. */
    String begin() {
        boolean counted = kind == RecordKind.ALLOWED || kind == RecordKind.DENIED || kind == RecordKind.WOULD_DENY;
        return counted && !text(Column.BEGIN).isEmpty() ? text(Column.BEGIN) : time();
    }

    String action() {
        return text(Column.ACTION);
    }

    String outcome() {
        return text(Column.OUTCOME);
    }

    String reason() {
        return text(Column.REASON);
    }

    /** With its type, if that is not Kafka's usual one. */
    String who() {
        String domain = text(Column.USER_DOMAIN);
        return domain.isEmpty() ? text(Column.USER_NAME) : domain + ":" + text(Column.USER_NAME);
    }

    String from() {
        return text(Column.SOURCE_ADDRESS).isEmpty() ? text(Column.SOURCE_IP) : text(Column.SOURCE_ADDRESS);
    }

    String operation() {
        return text(Column.OPERATION);
    }

    String resource() {
        return (text(Column.RESOURCE_TYPE) + " " + text(Column.RESOURCE_NAME)).strip();
    }

    /** How many events the record stands for; at least 1. */
    long count() {
        return Math.max(1, flat.number(slot(kind == RecordKind.LOSS ? Column.AUDIT_LOST_TOTAL : Column.COUNT), 1));
    }

    String mechanism() {
        return text(Column.MECHANISM);
    }

    String clientId() {
        return text(Column.CLIENT_ID);
    }

    String quota() {
        return text(Column.QUOTA_TYPE);
    }

    String tenant() {
        return text(Column.QUOTA_TENANT);
    }

    String node() {
        return text(Column.NODE_NAME);
    }

    String trail() {
        return text(Column.TRAIL_ID);
    }

    /** -1 if the record has none. */
    long sequence() {
        return flat.number(slot(Column.TRAIL_SEQ), -1);
    }

    /** A start after an unclean stop, or a pause: what happened meanwhile may not be here. */
    boolean tellsOfLoss() {
        return action().equals("trail-resumed") || text(Column.AUDIT_UNCLEAN).equals("true");
    }

    /** What a trail writes all the time. */
    boolean isRoutine() {
        return action().equals("checkpoint") || action().equals("trail-file-opened");
    }

    Journal.Entry entry() {
        return entry(action(), words());
    }

    Journal.Entry entry(String action, String words) {
        return new Journal.Entry(time(), action, who(), from(), what(), outcome(), words, node());
    }

    private String what() {
        String target = text(Column.USER_TARGET_NAME);
        String what = resource().isEmpty() ? text(Column.ZOOKEEPER_ZNODE) + text(Column.POLICY_FILE) : resource();
        return what.isEmpty() ? target : what;
    }

    private String words() {
        List<String> details =
                flat.all(slot(kind == RecordKind.POLICY_REFUSED ? Column.POLICY_PROBLEMS : Column.DETAILS));
        if (!details.isEmpty()) {
            return String.join("; ", details);
        }
        if (kind == RecordKind.POLICY) {
            return text(Column.POLICY_SHA256).isEmpty() ? text(Column.MESSAGE) : "sha256 " + text(Column.POLICY_SHA256);
        }
        return reason().isEmpty() ? text(Column.MESSAGE) : reason();
    }
}
