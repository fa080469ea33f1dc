/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.cli.audit.read.FlatRecord;
import io.mojaloop.kafka.security.cli.audit.read.Projection;
import io.mojaloop.kafka.security.cli.audit.read.RecordReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String RECORD = """
            {"@timestamp":"2026-11-23T10:15:30.123Z","event":{"action":"authorization-denied","type":["access","denied"],
            "outcome":"failure","reason":"denied-by-default"},"user":{"name":"alice"},"source":{"ip":"10.1.2.3"},
            "kafka":{"operation":"WRITE","resource":{"type":"TOPIC","name":"payments-core"},"count":17},
            "trail":{"seq":4611686018427387903}}""";

    static boolean matches(String filter, String record) {
        Filter parsed = FilterParser.parse(filter, NOW);
        Projection projection = Projection.of(parsed.paths(), parsed.looksEverywhere());
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        FlatRecord flat = Objects.requireNonNull(new RecordReader(projection).read(bytes, 0, bytes.length));
        return CompiledFilter.of(parsed, projection).test(flat);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "principal:alice",
                "principal:User:alice",
                "user.name : \"alice\"",
                "principal:a*e",
                "principal:*",
                "principal:(bob or alice)",
                "principal:(not bob and al*)",
                "not principal:bob",
                "outcome:denied",
                "outcome:FAILURE",
                "outcome:fail*",
                "outcome:*",
                "event.outcome:failure",
                "operation:write and topic:payments-*",
                "topic:payments-core or topic:x",
                "address:10.1.2.3",
                "address:10.0.0.0/8",
                "address:10.1.*",
                "count > 16 and count<=17",
                "seq:4611686018427387903",
                "time:2026-11-23",
                "time >= 2026-11-23T10:15 and time < 2026-11-23T10:16",
                "@timestamp > now-2h",
                "PAYMENTS-core",
                "\"denied-by-default\"",
                "*core",
                "NOT (principal:bob OR principal:carol) AND count:17",
                "principal:\\alice",
            })
    void aFilterThatHolds_matches(String filter) {
        assertThat(matches(filter, RECORD)).as(filter).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "principal:Alice",
                "principal:\"a*e\"",
                "principal:a\\*e",
                "group:payments-core",
                "topic:payments",
                "address:10.1.2.4",
                "address:11.0.0.0/8",
                "count > 17",
                "count:16",
                "seq:4611686018427387902",
                "time:2026-11-24",
                "time < 2026-11-23T10:15:30",
                "listener:*",
                "not listener:* and principal:bob",
                "mallory",
                "principal:bob or principal:carol and count:17",
            })
    void aFilterThatDoesNotHold_doesNotMatch(String filter) {
        assertThat(matches(filter, RECORD)).as(filter).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "princpal:alice | 0 | did you mean principal?",
                "principal:alice topic:x | 16 | expected 'and' or 'or'",
                "(principal:alice | 0 | the parenthesis is not closed",
                "principal:alice) | 15 | closed that was not opened",
                "principal:\"alice | 10 | not closed",
                "principal: | 10 | expected a value at the end",
                "count:many | 6 | is a number",
                "count:1* | 6 | is a number",
                "time:yesterday | 5 | is a moment",
                "address:10.0.0.0/33 | 8 | block",
                "principal > 3 | 0 | only numbers and moments",
                "and | 0 | in quotation marks",
                "principal:or | 10 | in quotation marks",
                "principal:(a b) | 13 | expected",
                "outcome:maybe | 8 | 'maybe' is no outcome; there are success, failure, unknown, allowed, denied",
                "outcome:(denied or x*) | 19 | 'x*' is no outcome",
                "event.outcome:denied | 14 | there are success, failure, unknown",
                ":x | 0 | expected a field or a value",
            })
    void aFilterThatCannotBeUnderstood_isAnsweredByItsPlaceAndARemedy(String filter, int position, String words) {
        assertThatThrownBy(() -> FilterParser.parse(filter, NOW))
                .isInstanceOfSatisfying(
                        FilterException.class, e -> assertThat(e.position()).isEqualTo(position))
                .hasMessageContaining(words);
    }

    @Test
    void nesting_isBounded() {
        assertThatThrownBy(() -> FilterParser.parse("(".repeat(50_000), NOW)).isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> FilterParser.parse("not ".repeat(10_000) + "x", NOW))
                .isInstanceOf(FilterException.class);
        assertThatThrownBy(() -> FilterParser.parse("x".repeat(70_000), NOW)).isInstanceOf(FilterException.class);
    }

    @Test
    void namesWithDots_areMembersToo() {
        assertThat(matches("principal:alice", "{\"user.name\":\"alice\"}")).isTrue();
        assertThat(matches("topic:t", "{\"kafka\":{\"resource.name\":\"t\",\"resource\":{\"type\":\"TOPIC\"}}}"))
                .isTrue();
    }

    @Test
    void aMemberThatStandsTwice_matchesByBoth() {
        String record = "{\"user\":{\"name\":\"alice\",\"name\":\"mallory\"}}";

        assertThat(matches("principal:mallory", record)).isTrue();
        assertThat(matches("principal:alice", record)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kafka.forwarded:false         | kafka.forwarded:true
            kafka.forwarded:*             | not kafka.forwarded:f*
            kafka.ref_count:1             | kafka.ref_count > 1
            kafka.ref_count < 2           | kafka.ref_count:2
            kafka.resource.pattern:LITERAL| kafka.resource.pattern:PREFIXED
            event.module:kafka            | event.module:k
            service.type:kafka            | service.type:zookeeper
            """)
    void aMemberThatIsLeftOut_isWhatItWouldSay(String holds, String doesNot) {
        String before = """
                {"event":{"module":"kafka","dataset":"kafka.audit","action":"authorization-denied"},"kafka":{
                "api_key":"PRODUCE","forwarded":false,"resource":{"name":"t","pattern":"LITERAL"},"ref_count":1,"count":1},
                "service":{"name":"kafka","type":"kafka"}}""";
        String now = """
                {"event":{"dataset":"kafka.audit","action":"authorization-denied"},"kafka":{"api_key":"PRODUCE",
                "resource":{"name":"t"},"count":1},"service":{"name":"kafka"}}""";
        String other = """
                {"event":{"module":"other","action":"authorization-denied","end":"2026-11-23T10:15:30.123Z"},"kafka":{
                "resource":{"type":"TOPIC"},"count":7},"service":{"name":"other"}}""";

        assertThat(matches(holds, before)).as("before").isTrue();
        assertThat(matches(holds, now)).as("now").isTrue();
        assertThat(matches(doesNot, before)).as("not before").isFalse();
        assertThat(matches(doesNot, now)).as("not now").isFalse();
        assertThat(matches(holds, other)).as("of a record that never had it").isFalse();
    }

    @Test
    void aMemberThatSaysTheUnusual_isNotTheUsual() {
        String record = """
                {"event":{"dataset":"kafka.audit","action":"authorization-denied"},"kafka":{"api_key":"CREATE_ACLS",
                "forwarded":true,"resource":{"name":"t","pattern":"PREFIXED"},"ref_count":3,"count":1},
                "service":{"name":"kafka","type":"zookeeper"}}""";

        assertThat(matches("kafka.forwarded:true and kafka.resource.pattern:PREFIXED and kafka.ref_count:3", record))
                .isTrue();
        assertThat(matches("service.type:zookeeper", record)).isTrue();
        assertThat(matches("kafka.forwarded:false or kafka.resource.pattern:LITERAL or kafka.ref_count:1", record))
                .isFalse();
        assertThat(matches("service.type:kafka", record)).isFalse();
    }

    @Test
    void hostileValues_areNoNumbersTimesOrAddresses() {
        String record = """
                {"@timestamp":"+999999999999-01-01T00:00:00Z","kafka":{"count":"1e999999999"},
                "source":{"ip":"localhost"},"trail":{"seq":1e400}}""";

        assertThat(matches("count < 5 or time > 2026-01-01 or address:0.0.0.0/0", record))
                .isFalse();
        assertThat(matches("address:localhost", record)).isTrue();
    }
}
