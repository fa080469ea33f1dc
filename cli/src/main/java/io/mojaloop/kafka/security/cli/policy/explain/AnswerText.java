/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.explain;

import io.mojaloop.kafka.security.authorizer.explain.Explanation;
import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.authorizer.explain.Reason;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.PrintWriter;
import java.util.List;

/** An {@link Explanation} for a person. */
public record AnswerText(PrintWriter out, Style style) {

    /** All of it. */
    public void write(Explanation answer, List<String> notes) {
        out.println(verdict(answer));
        heading("because");
        line(answer.because());
        if (!answer.matching().isEmpty()) {
            heading(answer.matching().size() == 1 ? "the only rule that matches" : "rules that match");
            answer.matching().forEach(this::line);
        }
        answer.nearMiss().ifPresent(miss -> {
            heading("nearest miss");
            out.println("  " + LogText.escape(miss.change()));
            line(miss.because());
        });
        if (!notes.isEmpty()) {
            heading(notes.size() == 1 ? "note" : "notes");
            notes.forEach(note -> out.println("  " + LogText.escape(note)));
        }
        out.flush();
    }

    private String verdict(Explanation answer) {
        Question question = answer.question();
        String who = LogText.escape(question.principal().toString());
        String what = LogText.escape(question.operation() + " " + question.resourceType() + ":" + question.resource()
                + " from " + question.from().getHostAddress()
                + question.transport().map(transport -> " over " + transport).orElse("")
                + question.listener()
                        .map(listener -> " on listener " + listener)
                        .orElse(""));
        if (!answer.allowed()) {
            return style.bad("DENIED") + "  " + who + " may not " + what;
        }
        return style.good("ALLOWED") + "  " + who + " may " + what
                + (answer.wouldDeny() ? ", but only in " + style.bad("monitor mode") : "");
    }

    private void heading(String text) {
        out.println();
        out.println(style.bold(text));
    }

    private void line(Reason reason) {
        out.println("  " + text(reason));
    }

    /** A rule in one line, with its place; safe for a terminal. */
    public static String text(Reason reason) {
        return LogText.escape(
                reason.at().map(at -> at + ": ").orElse("acl".equals(reason.source()) ? "ACL: " : "") + reason.text());
    }
}
