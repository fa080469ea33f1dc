/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.AuthenticationCount;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.DecisionCount;
import io.mojaloop.kafka.security.audit.event.ExampleEvents;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.PolicyRefused;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.Request;
import io.mojaloop.kafka.security.audit.event.Resource;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import io.mojaloop.kafka.security.audit.event.ZooKeeperOperation;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsEncoderTest {
    private static final Reporter REPORTER = new Reporter("authorizer", "", "");

    private final EcsEncoder encoder = new EcsEncoder(EcsEncoderPropertyTest.IDENTITY, Redaction.NONE);
    private final LineBuffer line = new LineBuffer();

    private String line(SecurityEvent event) {
        line.clear();
        encoder.encode(event, new Boot(0x0123456789abcdefL), 41, line);
        return line + "}";
    }

    private JsonNode encoded(SecurityEvent event) throws Exception {
        return EcsEncoderPropertyTest.JACKSON.readTree(line(event));
    }

    @Test
    void deniedDecision_isThisLine() {
        encoder.clusterId("4L6g3nShT-eMCtK--X86sw");
        assertThat(line(ExampleEvents.decision(Decision.Verdict.DENIED))).isEqualTo("""
                {"@timestamp":"2026-11-23T18:22:51.123Z","ecs":{"version":"8.17.0"},"event":{\
                "id":"01234567-89ab-8def-8000-000000000029","sequence":41,"provider":"authorizer","kind":"event",\
                "dataset":"kafka.audit","action":"authorization-denied","category":["api"],\
                "type":["access","denied"],"code":"1002","outcome":"failure","reason":"denied-by-default"},\
                "user":{"name":"ml-api-adapter"},"source":{"ip":"10.1.2.3","port":43122},"destination":{"port":9093},\
                "related":{"user":["ml-api-adapter"],"ip":["10.1.2.3"]},"kafka":{\
                "cluster_id":"4L6g3nShT-eMCtK--X86sw","listener":"CLIENT","security_protocol":"SASL_SSL",\
                "mechanism":"SCRAM-SHA-512","client_id":"ml-api-adapter-7d9f","client_software":"rdkafka 2.3.0",\
                "api_key":"PRODUCE","api_version":11,"correlation_id":4711,"operation":"WRITE",\
                "resource":{"type":"TOPIC","name":"topic-settlement"},"count":1},\
                "service":{"name":"kafka","version":"3.9.2","node":{"name":"1","roles":["broker"]}},\
                "host":{"name":"kafka-1.example"},"message":"denied: WRITE TOPIC topic-settlement by \
                User:ml-api-adapter from 10.1.2.3"}""");
    }

    @Test
    void unusualDecision_tellsWhatOthersLeaveOut() throws Exception {
        JsonNode record = encoded(ExampleEvents.unusualDecision());
        assertThat(record.at("/kafka/forwarded")).isEqualTo(BooleanNode.TRUE);
        assertThat(record.at("/kafka/ref_count").asInt()).isEqualTo(3);
        assertThat(record.at("/kafka/resource/pattern").asText()).isEqualTo("PREFIXED");
        JsonNode usual = encoded(ExampleEvents.decision(Decision.Verdict.DENIED));
        assertThat(usual.at("/kafka/forwarded").isMissingNode()).isTrue();
        assertThat(usual.at("/kafka/ref_count").isMissingNode()).isTrue();
        assertThat(usual.at("/kafka/resource/pattern").isMissingNode()).isTrue();
    }

    @Test
    void serviceType_isToldWhereItIsNotTheName() throws Exception {
        ServiceIdentity payments = new ServiceIdentity("payments", "1", "broker", "3.9.2", "kafka-1.example");
        line.clear();
        new EcsEncoder(payments, Redaction.NONE)
                .encode(ExampleEvents.decision(Decision.Verdict.DENIED), new Boot(1), 41, line);
        assertThat(EcsEncoderPropertyTest.JACKSON
                        .readTree(line + "}")
                        .at("/service/type")
                        .asText())
                .isEqualTo("kafka");
    }

    @Test
    void everyExample_isARecordOfEcs_andEveryActionHasOne() throws Exception {
        Set<String> missing = Arrays.stream(EventAction.values())
                .map(EventAction::text)
                .collect(Collectors.toCollection(HashSet::new));
        for (SecurityEvent event : ExampleEvents.all()) {
            JsonNode record = encoded(event);
            assertThat(EcsFields.problems(record)).as("%s", record).isEmpty();
            missing.remove(record.at("/event/action").asText());
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKindOfEvent_hasAnExample() {
        Set<Class<?>> told = ExampleEvents.all().stream().map(Object::getClass).collect(Collectors.toSet());
        Set<Class<?>> kinds = Stream.concat(
                        Arrays.stream(SecurityEvent.class.getPermittedSubclasses()),
                        Arrays.stream(TrailEvent.class.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .collect(Collectors.toSet());
        assertThat(told).isEqualTo(kinds);
    }

    @Test
    void everyField_ofTheTable_isInSomeExample() throws Exception {
        Set<String> unused = new HashSet<>(EcsFields.types().keySet());
        encoder.clusterId("x");
        for (SecurityEvent event : ExampleEvents.all()) {
            removeFields("", encoded(event), unused);
        }
        unused.removeIf(field -> field.startsWith("trail.") || field.startsWith("kafka.audit.lost."));
        // Only with redacted addresses, from a client that lies about its protocol, and in records of older versions.
        assertThat(unused).containsExactlyInAnyOrder("source.address", "kafka.tls", "event.module");
    }

    private static void removeFields(String path, JsonNode node, Set<String> fields) {
        fields.remove(path);
        node.fields()
                .forEachRemaining(member -> removeFields(
                        path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue(), fields));
    }

    @Test
    void codesAndNames_areGivenOnce() {
        List<EventAction> actions = List.of(EventAction.values());
        assertThat(actions.stream().map(EventAction::code)).doesNotHaveDuplicates();
        assertThat(actions.stream().map(EventAction::text))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void widenedCount_doesNotNameWhatDoesNotHoldForAll() throws Exception {
        Decision like = ExampleEvents.decision(Decision.Verdict.DENIED);
        String line = line(new DecisionCount(like, 6021, 0, 60_000, "resource,address,principal"));
        assertThat(line)
                .doesNotContain(like.actor().principalName() + "\"")
                .doesNotContain("10.1.2.3")
                .doesNotContain(like.resource().name());
        JsonNode record = EcsEncoderPropertyTest.JACKSON.readTree(line);
        assertThat(record.at("/kafka/count").asLong()).isEqualTo(6021);
        assertThat(record.at("/event/start").asText()).isEqualTo("1970-01-01T00:00:00.000Z");
        assertThat(record.at("/event/end").asText()).isEqualTo("1970-01-01T00:01:00.000Z");
        assertThat(record.at("/kafka/widened").size()).isEqualTo(3);
        assertThat(record.get("message").asText()).isEqualTo("denied 6021 times: WRITE TOPIC");
    }

    @Test
    void widenedAuthenticationCount_doesNotNameWhatDoesNotHoldForAll() throws Exception {
        AuthenticationCount all = ExampleEvents.all().stream()
                .filter(AuthenticationCount.class::isInstance)
                .map(AuthenticationCount.class::cast)
                .findFirst()
                .orElseThrow();
        Authentication like = all.like();
        String line = line(new AuthenticationCount(like, 6021, 0, 60_000, "principal,reason,address"));
        assertThat(line)
                .doesNotContain(like.actor().principalName() + "\"")
                .doesNotContain("10.1.2.3")
                .doesNotContain(like.reason());
        JsonNode record = EcsEncoderPropertyTest.JACKSON.readTree(line);
        assertThat(record.at("/kafka/count").asLong()).isEqualTo(6021);
        assertThat(record.at("/event/end").asText()).isEqualTo("1970-01-01T00:01:00.000Z");
        assertThat(record.at("/event/action").asText()).isEqualTo("authentication-failed");
        assertThat(record.get("message").asText()).contains("6021 times");
    }

    @Test
    void rule_thatCannotBeTold_doesNotBreakTheTrail() throws Exception {
        Decision decision = ExampleEvents.decision(Decision.Verdict.DENIED);
        Object rule = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("broken");
            }
        };
        JsonNode record = encoded(new Decision(
                0, REPORTER, Decision.Verdict.DENIED, decision.actor(), Request.NONE, Resource.NONE, "", "", rule, 1));
        assertThat(record.at("/rule/name").asText())
                .isEqualTo("(a rule that cannot be told: java.lang.IllegalStateException)");
    }

    @Test
    void failedAuthentication_saysThatTheNameIsOnlyClaimed() throws Exception {
        JsonNode record = encoded(ExampleEvents.all().stream()
                .filter(event ->
                        event instanceof Authentication authentication && authentication.outcome() == Outcome.FAILURE)
                .findFirst()
                .orElseThrow());
        assertThat(record.at("/kafka/principal_claimed").asBoolean()).isTrue();
        assertThat(record.at("/event/outcome").asText()).isEqualTo("failure");
    }

    @Test
    void authorizedChange_doesNotClaimToBeDone() throws Exception {
        JsonNode record = encoded(ExampleEvents.all().stream()
                .filter(event -> event instanceof AdminChange change && change.subject() == AdminChange.Subject.TOPIC)
                .findFirst()
                .orElseThrow());
        assertThat(record.at("/kafka/stage").asText()).isEqualTo("authorized");
        assertThat(record.at("/event/outcome").asText()).isEqualTo("unknown");
        assertThat(record.get("message").asText()).startsWith("topic created (authorized): TOPIC topic-settlement by");
    }

    @Test
    void manyProblems_areCut_withHowManyMoreThereAre() throws Exception {
        List<String> problems = Collections.nCopies(10_000, "policy.yaml:1:1: error: " + "x".repeat(100));
        JsonNode record = encoded(new PolicyRefused(0, REPORTER, "policy.yaml", "", "", problems));
        JsonNode told = record.at("/kafka/policy/problems");
        assertThat(told.get(told.size() - 1).asText())
                .matches("\\\\u2026\\[and " + (10_000 - told.size() + 1) + " more, sha256 [0-9a-f]{16}]");
    }

    @Test
    void digestAcl_neverHasTheHashOfAPassword() {
        String line = line(new ZooKeeperOperation(
                0,
                REPORTER,
                Actor.UNKNOWN,
                "",
                "setAcl",
                "/a",
                "",
                "digest:super:Zmlyc3QgaGFzaA==:cdrwa,digest:b:c2Vjb25k:r",
                Outcome.SUCCESS));
        assertThat(line).contains("digest:super:***:cdrwa,digest:b:***:r").doesNotContain("Zmlyc3Q", "c2Vjb25k");
    }

    @Test
    void address_ofAnInterface_isToldWithoutIt() throws Exception {
        InetAddress address = java.net.Inet6Address.getByAddress(
                "host", InetAddress.getByName("fe80::1").getAddress(), 3);
        Decision decision = ExampleEvents.decision(Decision.Verdict.ALLOWED);
        JsonNode record = encoded(new Decision(
                0,
                REPORTER,
                decision.verdict(),
                Actor.of("User", "a", address),
                Request.NONE,
                Resource.NONE,
                "",
                "",
                "",
                1));
        assertThat(record.at("/source/ip").asText()).isEqualTo("fe80::1");
        assertThat(record.at("/related/ip/0").asText()).isEqualTo("fe80::1");
    }

    @Test
    void forgedLine_throughEveryText_staysInsideOfItsText() throws Exception {
        String forged = "x\",\"event\":{\"outcome\":\"success\"}}\n{\"@timestamp\":\"1970-01-01T00:00:00.000Z\"";
        Decision decision = new Decision(
                0,
                REPORTER,
                Decision.Verdict.DENIED,
                new Actor("User", forged, null, -1, -1, "", "", "", forged, forged),
                Request.NONE,
                new Resource("TOPIC", forged, "LITERAL"),
                "WRITE",
                forged,
                forged,
                1);
        JsonNode record = encoded(decision);
        assertThat(line(decision)).doesNotContain("\n");
        assertThat(record.at("/event/outcome").asText()).isEqualTo("failure");
        assertThat(record.at("/user/name").asText()).isEqualTo(forged);
        assertThat(record.at("/kafka/resource/name").asText()).isEqualTo(forged);
    }
}
