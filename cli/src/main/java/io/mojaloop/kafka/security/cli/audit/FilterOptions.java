/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import io.mojaloop.kafka.security.cli.audit.filter.Filter;
import io.mojaloop.kafka.security.cli.audit.filter.FilterException;
import io.mojaloop.kafka.security.cli.audit.filter.FilterParser;
import io.mojaloop.kafka.security.cli.audit.filter.Moment;
import io.mojaloop.kafka.security.cli.audit.filter.Period;
import io.mojaloop.kafka.security.policy.LogText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which records a command is about. A mixin. All that is given must hold. */
public final class FilterOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(
            names = {"-f", "--filter"},
            paramLabel = "EXPR",
            description = "Only records that match, for example 'principal:alice and not topic:payments-*'.")
    private @Nullable String expression;

    @Option(names = "--principal", paramLabel = "NAME", description = "Only of this user; * stands for any text.")
    private List<String> principals = List.of();

    @Option(names = "--address", paramLabel = "IP", description = "Only from this address, or block: 10.0.0.0/8.")
    private List<String> addresses = List.of();

    @Option(names = "--topic", paramLabel = "NAME", description = "Only about this topic.")
    private List<String> topics = List.of();

    @Option(names = "--resource", paramLabel = "NAME", description = "Only about this topic, group or whatever it is.")
    private List<String> resources = List.of();

    @Option(names = "--action", paramLabel = "ACTION", description = "Only of this kind, for example acl-created.")
    private List<String> actions = List.of();

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "Only with this outcome: success, failure, unknown, allowed or denied.")
    private List<String> outcomes = List.of();

    @Option(names = "--since", paramLabel = "MOMENT", description = "Only from then on: 2026-11-23, 2026-11-23T10:15Z.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "MOMENT", description = "Only before then.")
    private @Nullable String until;

    @Option(names = "--last", paramLabel = "TIME", description = "Only of so long before now: 30m, 24h, 7d.")
    private @Nullable String last;

    /**
     * The filter.
     *
     * @param now what {@code now} means
     * @throws ParameterException if an option cannot be understood
     */
    Filter filter(Instant now) {
        List<Filter> parts = new ArrayList<>();
        if (expression != null) {
            parts.add(parse(expression, now));
        }
        add(parts, "principal", principals, now);
        add(parts, "address", addresses, now);
        add(parts, "topic", topics, now);
        add(parts, "resource", resources, now);
        add(parts, "action", actions, now);
        add(parts, "outcome", outcomes, now);
        Period period = period(now);
        period.filter().ifPresent(parts::add);
        return parts.isEmpty() ? Filter.ALL : parts.size() == 1 ? parts.get(0) : new Filter.And(parts);
    }

    /** What of the time is asked for. */
    Period period(Instant now) {
        if (last != null && since != null) {
            throw usage("--last and --since both say when to begin");
        }
        Optional<Instant> from = last == null
                ? Optional.ofNullable(since).map(text -> moment("--since", text, now))
                : Optional.of(now.minus(length(last)));
        return new Period(from, Optional.ofNullable(until).map(text -> moment("--until", text, now)));
    }

    /** In words, for the head of a report; empty if everything is asked for. Not escaped. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (expression != null) {
            words.add(expression);
        }
        words(words, "principal", principals);
        words(words, "address", addresses);
        words(words, "topic", topics);
        words(words, "resource", resources);
        words(words, "action", actions);
        words(words, "outcome", outcomes);
        return words;
    }

    private static void words(List<String> words, String name, List<String> values) {
        if (!values.isEmpty()) {
            words.add(name + " " + String.join(" or ", values));
        }
    }

    private Filter parse(String text, Instant now) {
        try {
            return FilterParser.parse(text, now);
        } catch (FilterException e) {
            int at = Math.min(e.position(), text.length());
            String before = LogText.escape(text.substring(0, at));
            throw usage(
                    "--filter, character " + (at + 1) + ": " + LogText.escape(String.valueOf(e.getMessage())) + "\n  "
                            + before + LogText.escape(text.substring(at)) + "\n  " + " ".repeat(before.length()) + "^");
        }
    }

    private void add(List<Filter> parts, String name, List<String> values, Instant now) {
        try {
            List<Filter> any = values.stream()
                    .map(value -> FilterParser.parse(name, value, now))
                    .toList();
            if (!any.isEmpty()) {
                parts.add(any.size() == 1 ? any.get(0) : new Filter.Or(any));
            }
        } catch (FilterException e) {
            throw usage("--" + name + ": " + LogText.escape(String.valueOf(e.getMessage())));
        }
    }

    private Instant moment(String option, String text, Instant now) {
        return Moment.parse(text, now)
                .map(Moment::from)
                .orElseThrow(() -> usage(option + ": '" + LogText.escape(text)
                        + "' is not a moment: 2026-11-23, 2026-11-23T10:15:00Z or now-24h"));
    }

    private Duration length(String text) {
        return Moment.length(text)
                .orElseThrow(
                        () -> usage("--last: '" + LogText.escape(text) + "' is not a time: 90s, 30m, 24h, 7d or 4w"));
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
