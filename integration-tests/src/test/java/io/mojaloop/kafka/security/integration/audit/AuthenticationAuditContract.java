/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.RawConnection;
import io.mojaloop.kafka.security.kit.Credentials;
import java.util.List;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;

/** Who got in, who did not, and as whom they tried. */
public interface AuthenticationAuditContract extends AuditContract {

    @Test
    default void wrongPassword_scram_isToldAsOftenAsTheBrokersRefusedIt() {
        Client alice = cluster().client(Credentials.scram("alice"));
        String jaas = alice.properties().getProperty("sasl.jaas.config");
        alice.properties().put("sasl.jaas.config", jaas.replaceAll("password=\"[^\"]*\"", "password=\"wrong\""));
        awaitEverythingSoFar();
        int before = failures("alice").size();
        long refused = Authentications.failed(cluster());

        assertThatThrownBy(() -> alice.visibleTopics()).isInstanceOf(SaslAuthenticationException.class);

        awaitEverythingSoFar();
        List<AuditRecord> told = failures("alice").stream().skip(before).toList();
        assertThat(told)
                .hasSize(Math.toIntExact(Authentications.failed(cluster()) - refused))
                .isNotEmpty();
        assertThat(told).allSatisfy(record -> {
            assertThat(record.text("source.ip")).isEqualTo("127.0.0.1");
            assertThat(record.text("event.reason")).containsIgnoringCase("credentials");
            assertThat(record.json().toString()).doesNotContain("wrong\"");
        });
    }

    @Test
    default void unknownUser_scram_isToldOnceWithTheNameThatWasClaimed() {
        String nobody = unique("nobody");
        try (RawConnection connection = plainTls("scram-client")) {
            assertThat(RawLogin.scram(connection, nobody)).contains("credentials");
        }

        AuditRecord told = exactlyOne("failure of " + nobody, failureOf(nobody)::test);
        assertThat(told.text("source.ip")).isEqualTo("127.0.0.99");
        assertThat(told.outcome()).isEqualTo("failure");
    }

    @Test
    default void wrongPassword_plain_isToldOnceWithoutThePassword() {
        try (RawConnection connection = plainTls("plain-client")) {
            assertThat(RawLogin.plain(connection, "paula", "hunter-secret")).contains("Invalid");
        }

        AuditRecord told = exactlyOne("failure of paula", failureOf("paula")::test);
        assertThat(told.text("source.ip")).isEqualTo("127.0.0.99");
        assertThat(told.json().toString()).doesNotContain("hunter-secret");
    }

    @Test
    default void certificateOfAnotherAuthority_isToldAsOftenAsTheBrokersRefusedIt() {
        Client stranger = cluster().client(Credentials.certificate("alice"));
        stranger.properties().putAll(ForeignCertificate.properties());
        awaitEverythingSoFar();
        int before = handshakes().size();
        long refused = Authentications.failed(cluster());

        assertThatThrownBy(() -> stranger.visibleTopics()).isInstanceOf(SslAuthenticationException.class);

        awaitEverythingSoFar();
        List<AuditRecord> told = handshakes().stream().skip(before).toList();
        assertThat(told)
                .hasSize(Math.toIntExact(Authentications.failed(cluster()) - refused))
                .isNotEmpty();
        assertThat(told).allSatisfy(record -> {
            assertThat(record.text("source.ip")).isEqualTo("127.0.0.1");
            assertThat(record.text("event.reason")).containsIgnoringCase("handshake");
        });
    }

    @Test
    default void noCertificate_isTold() {
        awaitEverythingSoFar();
        int before = handshakes().size();
        Client nobody = cluster().client(Credentials.tlsWithoutCredentials());

        assertThatThrownBy(() -> nobody.visibleTopics()).isInstanceOf(SslAuthenticationException.class);

        awaitEverythingSoFar();
        assertThat(handshakes()).hasSizeGreaterThan(before);
    }

    @Test
    default void success_isToldOncePerConnection() {
        Client known = cluster().newClient("known");
        long before = Authentications.successful(cluster(), "MTLS");
        known.visibleTopics();
        known.visibleTopics();
        long connections = Authentications.successful(cluster(), "MTLS") - before;

        awaitEverythingSoFar();
        List<AuditRecord> told = like(record -> record.is("authentication", "start")
                && record.outcome().equals("success")
                && record.user().equals(AuditContract.name(known)));
        assertThat(told).hasSize(Math.toIntExact(connections)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(told).allSatisfy(record -> {
            assertThat(record.text("source.ip")).isEqualTo("127.0.0.1");
            assertThat(record.text("kafka.listener")).isEqualTo("MTLS");
            assertThat(record.text("kafka.security_protocol")).isEqualTo("SSL");
        });
    }

    private List<AuditRecord> failures(String user) {
        return like(failureOf(user));
    }

    private static java.util.function.Predicate<AuditRecord> failureOf(String user) {
        return record -> record.texts("event.category").contains("authentication")
                && record.outcome().equals("failure")
                && record.user().equals(user);
    }

    /** Failures of nobody in particular. */
    private List<AuditRecord> handshakes() {
        return like(record -> record.texts("event.category").contains("authentication")
                && record.outcome().equals("failure")
                && record.user().isEmpty());
    }

    /** To the listener of passwords, from elsewhere. */
    private RawConnection plainTls(String clientId) {
        return RawConnection.open(
                cluster().clientOf(administrativeBroker(), Credentials.scram("alice")), ELSEWHERE, clientId);
    }
}
