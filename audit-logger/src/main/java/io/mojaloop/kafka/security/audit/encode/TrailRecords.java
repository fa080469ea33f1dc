/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static io.mojaloop.kafka.security.audit.encode.JsonLine.key;

import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the trail tells about itself. Rare, so nothing here is made to be fast. */
final class TrailRecords {
    private static final int FILES = 8000;
    private static final byte[] AUDIT = key("audit");
    private static final byte[] FILE = key("file");

    private final EcsRecord record;
    private final JsonLine line;

    TrailRecords(EcsRecord record) {
        this.record = record;
        this.line = record.line;
    }

    void told(TrailEvent event) {
        if (event instanceof TrailEvent.Started started) {
            started(started);
        } else if (event instanceof TrailEvent.Stopped) {
            open(EventAction.TRAIL_STOPPED, Outcome.SUCCESS, "");
        } else if (event instanceof TrailEvent.FileOpened opened) {
            open(EventAction.TRAIL_FILE_OPENED, Outcome.SUCCESS, "");
            line.text(FILE, opened.file(), EcsRecord.NAME);
            record.mention();
            text("previous_file", opened.previousFile(), EcsRecord.NAME);
        } else if (event instanceof TrailEvent.Checkpoint checkpoint) {
            open(EventAction.CHECKPOINT, Outcome.SUCCESS, "");
            line.bool(key("closing"), checkpoint.closing());
        } else if (event instanceof TrailEvent.Lost lost) {
            lost(lost);
        } else if (event instanceof TrailEvent.Resumed resumed) {
            record.event(EventAction.TRAIL_RESUMED, Outcome.SUCCESS, resumed.reason());
            record.lasted(resumed.timeMs(), resumed.pausedMs(), true);
            open();
            line.number(key("paused_ms"), resumed.pausedMs());
        } else if (event instanceof TrailEvent.KeyChanged changed) {
            open(EventAction.SIGNING_KEY_CHANGED, Outcome.SUCCESS, "");
            text("key_id", changed.keyId(), EcsRecord.WORD);
            record.mention();
            text("previous_key_id", changed.previousKeyId(), EcsRecord.WORD);
        } else if (event instanceof TrailEvent.Retired retired) {
            open(EventAction.TRAIL_FILES_RETIRED, Outcome.SUCCESS, "");
            line.texts(key("files"), retired.files(), FILES);
            line.number(key("through_sequence"), retired.throughSequence());
            text("through_hash", retired.throughHash(), EcsRecord.WORD);
        } else if (event instanceof TrailEvent.Forwarding forwarding) {
            open(EventAction.FORWARDING_REPORTED, Outcome.UNKNOWN, forwarding.details());
            text("output", forwarding.output(), EcsRecord.WORD);
            record.mention();
            text("what", forwarding.what(), EcsRecord.WORD);
            record.mention();
        }
        line.close();
        line.close();
    }

    private void started(TrailEvent.Started started) {
        open(EventAction.TRAIL_STARTED, Outcome.SUCCESS, "");
        text("software", started.software(), EcsRecord.WORD);
        record.mention();
        line.bool(key("unclean"), started.unclean());
        if (!started.tornFile().isEmpty()) {
            line.open(key("torn"));
            line.text(FILE, started.tornFile(), EcsRecord.NAME);
            line.number(key("offset"), started.tornOffset());
            line.number(key("bytes"), started.tornBytes());
            text("sha256", started.tornSha256(), EcsRecord.WORD);
            line.close();
        }
    }

    private void lost(TrailEvent.Lost lost) {
        record.event(EventAction.EVENTS_LOST, Outcome.FAILURE, lost.reason());
        record.period(lost.fromMs(), lost.timeMs());
        long total = lost.lost().values().stream().mapToLong(Long::longValue).sum();
        record.times(total);
        open();
        line.open(key("lost"));
        line.number(key("total"), total);
        for (Map.Entry<EventClass, Long> entry : new TreeMap<>(lost.lost()).entrySet()) {
            line.number(key(entry.getKey().name().toLowerCase(Locale.ROOT)), entry.getValue());
        }
        line.close();
    }

    private void open(EventAction action, Outcome outcome, String reason) {
        record.event(action, outcome, reason);
        open();
    }

    private void open() {
        record.nobody();
        record.openKafka();
        line.open(AUDIT);
    }

    private void text(String name, String value, int mostBytes) {
        line.text(key(name), record.redactor.text(value), mostBytes);
    }
}
