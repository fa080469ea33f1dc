/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static io.mojaloop.kafka.security.audit.encode.JsonLine.key;

import io.mojaloop.kafka.security.audit.event.BindingsEnded;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.PolicyAccepted;
import io.mojaloop.kafka.security.audit.event.PolicyRefused;

/** Versions of the policy file. */
final class PolicyRecords {
    private static final int PROBLEMS = 12_000;
    private static final byte[] POLICY = key("policy");
    private static final byte[] FILE = key("file");
    private static final byte[] SHA256 = key("sha256");
    private static final byte[] PREVIOUS_SHA256 = key("previous_sha256");
    private static final byte[] IN_FORCE_SHA256 = key("in_force_sha256");
    private static final byte[] VERSION = key("version");
    private static final byte[] MODE = key("mode");
    private static final byte[] PROBLEMS_KEY = key("problems");
    private static final byte[] ENDED = key("ended");

    private final EcsRecord record;
    private final JsonLine line;

    PolicyRecords(EcsRecord record) {
        this.record = record;
        this.line = record.line;
    }

    void accepted(PolicyAccepted accepted) {
        record.event(EventAction.POLICY_ACCEPTED, Outcome.SUCCESS, "");
        open();
        line.text(FILE, record.redactor.text(accepted.file()), EcsRecord.NAME);
        record.mention();
        line.text(SHA256, accepted.sha256(), EcsRecord.WORD);
        line.text(PREVIOUS_SHA256, accepted.previousSha256(), EcsRecord.WORD);
        line.number(VERSION, accepted.version());
        line.text(MODE, accepted.mode(), EcsRecord.WORD);
        close();
    }

    void refused(PolicyRefused refused) {
        record.event(EventAction.POLICY_REFUSED, Outcome.FAILURE, "");
        open();
        line.text(FILE, record.redactor.text(refused.file()), EcsRecord.NAME);
        record.mention();
        line.text(SHA256, refused.sha256(), EcsRecord.WORD);
        line.text(IN_FORCE_SHA256, refused.inForceSha256(), EcsRecord.WORD);
        line.texts(
                PROBLEMS_KEY,
                refused.problems().stream().map(record.redactor::quotingText).toList(),
                PROBLEMS);
        close();
    }

    void bindingsEnded(BindingsEnded ended) {
        record.event(EventAction.POLICY_BINDINGS_ENDED, Outcome.SUCCESS, "");
        open();
        line.text(SHA256, ended.sha256(), EcsRecord.WORD);
        line.number(ENDED, ended.ended());
        close();
    }

    private void open() {
        record.nobody();
        record.openKafka();
        line.open(POLICY);
    }

    private void close() {
        line.close();
        line.close();
    }
}
