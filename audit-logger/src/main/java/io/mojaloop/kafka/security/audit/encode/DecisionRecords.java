/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static io.mojaloop.kafka.security.audit.encode.JsonLine.key;

import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.DecisionCount;
import io.mojaloop.kafka.security.audit.event.Outcome;
import java.util.List;

/** Authorization. Of what was counted together, only that is told which holds for all of it. */
final class DecisionRecords {
    private static final byte[] OPERATION = key("operation");
    private static final byte[] REF_COUNT = key("ref_count");
    private static final byte[] WOULD_DENY = key("would_deny");

    private final EcsRecord record;

    DecisionRecords(EcsRecord record) {
        this.record = record;
    }

    void decision(Decision decision) {
        event(decision);
        record.actor(decision.actor());
        rest(decision, 1, true, List.of());
    }

    void count(DecisionCount count) {
        Decision like = count.like();
        List<String> widened = Widened.of(count.widened());
        event(like);
        record.period(count.fromMs(), count.untilMs());
        record.times(count.count());
        record.actor(like.actor(), false, "", !widened.contains("principal"), !widened.contains("address"), false);
        rest(like, count.count(), false, widened);
    }

    private void event(Decision decision) {
        Outcome outcome = decision.verdict() == Decision.Verdict.DENIED ? Outcome.FAILURE : Outcome.SUCCESS;
        record.event(Actions.of(decision.verdict()), decision.actor(), false, "", outcome, decision.reason());
    }

    private void rest(Decision decision, long count, boolean one, List<String> widened) {
        record.rule(decision.rule());
        Connection.of(decision.actor(), record);
        Connection.of(decision.request(), one, record);
        record.line.word(OPERATION, decision.operation());
        record.mention();
        boolean isUser = decision.resource().type().equals("USER");
        Connection.of(decision.resource(), !widened.contains("resource"), isUser, record);
        record.line.number(REF_COUNT, one && decision.references() != 1 ? decision.references() : -1);
        record.line.number(Widened.COUNT, count);
        record.line.texts(Widened.NAME, widened, 4 * EcsRecord.WORD);
        if (decision.verdict() == Decision.Verdict.WOULD_DENY) {
            record.line.bool(WOULD_DENY, true);
        }
        record.line.close();
    }
}
