/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.diff;

import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.policy.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A difference for a person: a sentence a line. */
public record DiffText(Difference difference, Style style) {
    private record Mode(boolean observed, List<Section<Block>> from, Span during) {}

    /** All of it; the summary last. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        difference.changes().forEach(change -> lines.add(sentence(change)));
        modes(style)
                .forEach((mode, text) -> lines.add("mode: " + text
                        + (mode.observed()
                                ? ": what nothing allows is let through and told"
                                : ": what nothing allows is refused")));
        difference.guardrails().forEach(text -> lines.add("guardrails: " + text));
        difference.quotas().forEach(text -> lines.add("quotas: " + text));
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(style.bold(summary()));
        return lines;
    }

    private String sentence(Change change) {
        String verb = change.gains() ? style.good("gains") : style.bad("loses");
        String who = !change.principal().isEveryone()
                ? Words.escape(change.principal())
                : change.gains() ? "User:* (everybody)" : "User:* (whoever has it from nowhere else)";
        return who + " " + verb + " " + plainSentence(change);
    }

    static String plainSentence(Change change) {
        boolean everywhere =
                change.from().size() == 1 && change.from().get(0).equals(new Section<>(Block.ANY, List.of()));
        return Words.operations(change.operations(), change.type()) + " on "
                + Words.resources(change.type(), change.names())
                + (everywhere ? "" : " from " + Words.blocks(change.from()))
                + Words.during(change.during())
                + (change.kept().isEmpty() || change.gains() ? "" : ", keeps " + Words.and(change.kept()))
                + reasons(change);
    }

    private static String reasons(Change change) {
        List<Position> allowed = change.allowedAt();
        List<Position> denied = change.deniedAt();
        List<String> reasons = new ArrayList<>();
        if (!allowed.isEmpty()) {
            reasons.add(Words.places(allowed));
        }
        if (!denied.isEmpty()) {
            reasons.add((change.gains() ? "was denied at " : "denied at ") + Words.places(denied));
        }
        return reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
    }

    /** Who is observed or enforced now, without what that means. */
    private Map<Mode, String> modes(Style coloured) {
        Map<Mode, List<String>> principals = new LinkedHashMap<>();
        for (ModeChange change : difference.modes()) {
            principals
                    .computeIfAbsent(
                            new Mode(change.observed(), change.from(), change.during()), mode -> new ArrayList<>())
                    .add(
                            change.principal().isEveryone()
                                    ? "everybody whom no binding names"
                                    : change.principal().toString());
        }
        Map<Mode, String> sentences = new LinkedHashMap<>();
        principals.forEach((mode, of) -> sentences.put(mode, sentence(mode, of, coloured)));
        return sentences;
    }

    private static String sentence(Mode mode, List<String> principals, Style coloured) {
        boolean everywhere = mode.from().equals(List.of(new Section<>(Block.ANY, List.of())));
        return Words.and(principals)
                + (principals.size() == 1 ? " is " : " are ")
                + (mode.observed() ? coloured.good("only observed now") : coloured.bad("enforced now"))
                + (everywhere ? "" : " from " + Words.blocks(mode.from()))
                + Words.during(mode.during());
    }

    /** One line such as {@code 3 principals gain, 1 loses; guardrails: PLAINTEXT is refused now}. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        long gain = principals(true);
        long lose = principals(false);
        if (gain > 0) {
            parts.add(Count.of((int) gain, "principal") + (gain == 1 ? " gains" : " gain"));
        }
        if (lose > 0) {
            parts.add((gain > 0 ? Long.toString(lose) : Count.of((int) lose, "principal"))
                    + (lose == 1 ? " loses" : " lose"));
        }
        String rights = parts.isEmpty() ? "no difference in rights" : String.join(", ", parts);
        Stream<String> rest = Stream.of(
                        part("modes", List.copyOf(modes(new Style(false)).values())),
                        part("guardrails", difference.guardrails()),
                        part("quotas", difference.quotas()))
                .filter(text -> !text.isEmpty());
        return Stream.concat(Stream.of(rights), rest)
                .reduce((a, b) -> a + "; " + b)
                .orElseThrow();
    }

    private static String part(String title, List<String> sentences) {
        if (sentences.isEmpty()) {
            return "";
        }
        int more = sentences.size() - 1;
        return title + ": " + sentences.get(0) + (more > 0 ? " and " + more + " more" : "");
    }

    long principals(boolean gaining) {
        return difference.changes().stream()
                .filter(change -> change.gains() == gaining)
                .map(Change::principal)
                .distinct()
                .count();
    }
}
