/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every kind of {@link SecurityEvent} with whatever texts; other modules use it too. */
public final class AnyEvent {
    private final Arbitrary<String> names;
    private final Arbitrary<String> texts;
    private final Arbitrary<String> words;
    private final Arbitrary<InetAddress> addresses;
    private final Arbitrary<Long> numbers;

    private AnyEvent(
            Arbitrary<String> names,
            Arbitrary<String> texts,
            Arbitrary<String> words,
            Arbitrary<InetAddress> addresses,
            Arbitrary<Long> numbers) {
        this.names = names;
        this.texts = texts;
        this.words = words;
        this.addresses = addresses;
        this.numbers = numbers;
    }

    /** As they come from decent clients. */
    public static Arbitrary<SecurityEvent> decent() {
        Arbitrary<String> words = Arbitraries.of("", "WRITE", "TOPIC", "LITERAL", "SASL_SSL", "CLIENT");
        Arbitrary<String> names = Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(20);
        return new AnyEvent(
                        names, names, words, addresses(), Arbitraries.longs().between(-1, 4_000_000_000L))
                .events();
    }

    /** Every text may be anything, a number may be any. */
    public static Arbitrary<SecurityEvent> torture() {
        Arbitrary<String> texts = tortureTexts();
        return new AnyEvent(texts, texts, texts, addresses(), Arbitraries.longs()).events();
    }

    /** Every text is huge and made of what takes most room. */
    public static Arbitrary<SecurityEvent> huge() {
        Arbitrary<String> texts = Arbitraries.of("\ud800", "\u0000", "\\u", "\"", "x", "\u20ac", "\udbff\udfff", " ")
                .flatMap(unit -> Arbitraries.of(1, 35, 36, 37, 248, 249, 250, 251, 400, 6_000, 33_000)
                        .map(unit::repeat));
        return new AnyEvent(texts, texts, texts, addresses(), Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE)).events();
    }

    /** Events in which names, texts and addresses are the given ones. */
    public static Arbitrary<SecurityEvent> with(
            Arbitrary<String> names, Arbitrary<String> texts, Arbitrary<InetAddress> addresses) {
        Arbitrary<String> words = Arbitraries.of("", "WRITE", "TOPIC", "LITERAL");
        return new AnyEvent(names, texts, words, addresses, Arbitraries.longs().between(0, 100_000)).events();
    }

    public static Arbitrary<String> tortureTexts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(40);
        Arbitrary<String> evil = Arbitraries.of(
                        "\n",
                        "\r",
                        "\t",
                        "\0",
                        "\u007f",
                        "\u0085",
                        "\u009b",
                        "\u00a0",
                        "\u00ad",
                        "\u061c",
                        "\u115f",
                        "\u180e",
                        "\u200b",
                        "\u200d",
                        "\u200e",
                        "\u2028",
                        "\u2029",
                        "\u202a",
                        "\u202e",
                        "\u2066",
                        "\u2069",
                        "\u3164",
                        "\ud800",
                        "\udfff",
                        "\ufeff",
                        "\ufffe",
                        "\uffff",
                        "\ue000",
                        "\\",
                        "\"",
                        "\\u",
                        "\\ud800",
                        "\\u005c",
                        "\\u2026[9 chars",
                        "u",
                        "\ud83d\ude00",
                        "\udb40\udc01",
                        "\udbff\udfff",
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "/",
                        "<script>",
                        "User:alice",
                        "a",
                        "é",
                        "10.0.0.1",
                        "::1")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(any, evil, Combinators.combine(any, evil).as(String::concat));
    }

    public static Arbitrary<InetAddress> addresses() {
        Arbitrary<InetAddress> v4 =
                Arbitraries.bytes().array(byte[].class).ofSize(4).map(AnyEvent::address);
        Arbitrary<InetAddress> v6 = Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(2, Arbitraries.just((byte) 0)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofSize(16)
                .map(AnyEvent::address);
        return Arbitraries.oneOf(v4, v6);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Arbitrary<SecurityEvent> events() {
        Arbitrary<SecurityEvent> decisions = decision().map(d -> d);
        return Arbitraries.oneOf(
                decisions,
                decisionCount().map(e -> e),
                authentication().map(e -> e),
                Combinators.combine(
                                authentication(),
                                numbers,
                                times(),
                                times(),
                                Arbitraries.of("", "principal", "principal,reason", "principal,reason,address"))
                        .as(AuthenticationCount::new),
                Combinators.combine(times(), reporter(), actor(), texts).as(ConnectionRejected::new),
                adminChange().map(e -> e),
                Combinators.combine(times(), reporter(), texts, words, words, numbers, words)
                        .as(PolicyAccepted::new),
                Combinators.combine(
                                times(),
                                reporter(),
                                texts,
                                words,
                                words,
                                texts.list().ofMaxSize(40))
                        .as(PolicyRefused::new),
                Combinators.combine(times(), reporter(), words, numbers)
                        .as((time, who, sha, ended) -> new BindingsEnded(time, who, sha, ended.intValue())),
                throttling().map(e -> e),
                zooKeeper().map(e -> e),
                trail());
    }

    private Arbitrary<Long> times() {
        return Arbitraries.oneOf(numbers, Arbitraries.longs().between(1_700_000_000_000L, 1_900_000_000_000L));
    }

    private Arbitrary<Integer> ints() {
        return numbers.map(Long::intValue);
    }

    private Arbitrary<Reporter> reporter() {
        return Combinators.combine(
                        Arbitraries.of("authorizer", "zookeeper", "log-appender"),
                        Arbitraries.of("", "1", "3000"),
                        Arbitraries.of("", "broker", "broker,controller", "zookeeper"))
                .as(Reporter::new);
    }

    private Arbitrary<Actor> actor() {
        Function<Object[], Actor> make = v -> new Actor(
                (String) v[0],
                (String) v[1],
                (InetAddress) v[2],
                (Integer) v[3],
                (Integer) v[4],
                (String) v[5],
                (String) v[6],
                (String) v[7],
                (String) v[8],
                (String) v[9]);
        return Combinators.combine(List.<Arbitrary<?>>of(
                                Arbitraries.of("User", "User", "", "zookeeper"),
                                names,
                                addresses.injectNull(0.2),
                                ints(),
                                ints(),
                                words,
                                words,
                                words,
                                names,
                                texts)
                        .stream()
                        .map(AnyEvent::untyped)
                        .toList())
                .as(values -> make.apply(values.toArray()));
    }

    private static Arbitrary<Object> untyped(Arbitrary<?> arbitrary) {
        return arbitrary.map(value -> value);
    }

    private Arbitrary<Request> request() {
        return Combinators.combine(words, ints(), ints(), Arbitraries.of(true, false))
                .as(Request::new);
    }

    private Arbitrary<Resource> resource() {
        Arbitrary<String> types = Arbitraries.oneOf(words, Arbitraries.of("TOPIC", "USER", "GROUP"));
        return Combinators.combine(types, texts, words).as(Resource::new);
    }

    private Arbitrary<Decision> decision() {
        return Combinators.combine(
                        Combinators.combine(times(), reporter(), Arbitraries.of(Decision.Verdict.class), actor())
                                .as((time, who, verdict, actor) -> new Object[] {time, who, verdict, actor}),
                        request(),
                        resource(),
                        words,
                        texts,
                        texts,
                        ints())
                .as((head, request, resource, operation, reason, rule, references) -> new Decision(
                        (Long) head[0],
                        (Reporter) head[1],
                        (Decision.Verdict) head[2],
                        (Actor) head[3],
                        request,
                        resource,
                        operation,
                        reason,
                        rule,
                        references));
    }

    private Arbitrary<Authentication> authentication() {
        return Combinators.combine(times(), reporter(), actor(), Arbitraries.of(Outcome.class), texts, texts)
                .as(Authentication::new);
    }

    private Arbitrary<DecisionCount> decisionCount() {
        Arbitrary<String> widened = Arbitraries.of(
                "", "resource", "address", "principal", "resource,address", "resource,address,principal");
        return Combinators.combine(decision(), numbers, times(), times(), widened)
                .as(DecisionCount::new);
    }

    private Arbitrary<AdminChange> adminChange() {
        return Combinators.combine(
                        Combinators.combine(times(), reporter(), actor(), request())
                                .as((time, who, actor, request) -> new Object[] {time, who, actor, request}),
                        Arbitraries.of(AdminChange.Subject.class),
                        Arbitraries.of(AdminChange.Type.class),
                        resource(),
                        texts.list().ofMaxSize(30),
                        Arbitraries.of(Outcome.class),
                        Arbitraries.of(AdminChange.Stage.class),
                        texts)
                .as((head, subject, type, resource, details, outcome, stage, text) -> new AdminChange(
                        (Long) head[0],
                        (Reporter) head[1],
                        (Actor) head[2],
                        (Request) head[3],
                        subject,
                        type,
                        resource,
                        "ALTER",
                        details,
                        outcome,
                        stage,
                        text,
                        text));
    }

    private Arbitrary<Throttling> throttling() {
        Arbitrary<Double> rates = Arbitraries.oneOf(
                Arbitraries.doubles(), Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1e308));
        return Combinators.combine(
                        times(),
                        reporter(),
                        Arbitraries.of(Throttling.Phase.class),
                        actor(),
                        texts,
                        words,
                        rates,
                        numbers)
                .as((time, who, phase, actor, tenant, quota, rate, duration) ->
                        new Throttling(time, who, phase, actor, tenant, quota, rate, rate, duration))
                .flatMap(one -> texts.list()
                        .ofMaxSize(5)
                        .map(others -> new Throttling(
                                one.timeMs(),
                                one.reporter(),
                                one.phase(),
                                one.actor(),
                                others,
                                one.tenant(),
                                one.quota(),
                                one.limit(),
                                one.observed(),
                                one.durationMs(),
                                others.size() % 2 == 0)));
    }

    private Arbitrary<ZooKeeperOperation> zooKeeper() {
        Arbitrary<String> operations = Arbitraries.oneOf(
                texts,
                Arbitraries.of("create", "delete", "setData", "setAcl", "multiOperation", "reconfig", "serverStart"));
        return Combinators.combine(
                        times(), reporter(), actor(), texts, operations, texts, texts, Arbitraries.of(Outcome.class))
                .as((time, who, actor, session, operation, znode, acl, outcome) -> new ZooKeeperOperation(
                        time, who, actor, session, operation, znode, "persistent", acl, outcome));
    }

    private Arbitrary<SecurityEvent> trail() {
        return Arbitraries.oneOf(
                Combinators.combine(
                                times(), reporter(), texts, Arbitraries.of(true, false), texts, numbers, numbers, words)
                        .as(TrailEvent.Started::new),
                Combinators.combine(times(), reporter()).as(TrailEvent.Stopped::new),
                Combinators.combine(times(), reporter(), texts, texts).as(TrailEvent.FileOpened::new),
                Combinators.combine(times(), reporter(), Arbitraries.of(true, false))
                        .as(TrailEvent.Checkpoint::new),
                Combinators.combine(times(), reporter(), lost(), times(), texts).as(TrailEvent.Lost::new),
                Combinators.combine(times(), reporter(), numbers, texts).as(TrailEvent.Resumed::new),
                Combinators.combine(times(), reporter(), words, words).as(TrailEvent.KeyChanged::new),
                Combinators.combine(times(), reporter(), texts.list().ofMaxSize(40), numbers, words)
                        .as(TrailEvent.Retired::new),
                Combinators.combine(times(), reporter(), texts, texts, texts).as(TrailEvent.Forwarding::new));
    }

    private static Arbitrary<Map<EventClass, Long>> lost() {
        return Arbitraries.maps(
                Arbitraries.of(EventClass.class), Arbitraries.longs().between(1, 1L << 40));
    }
}
