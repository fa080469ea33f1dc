/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.RawConnection;
import io.mojaloop.kafka.security.kit.Credentials;
import java.util.List;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.MetadataRequest;
import org.junit.jupiter.api.Test;

/** Texts that a client chose and that look like records, line ends or commands to a terminal stay texts. */
public interface ForgeryAuditContract extends AuditContract {

    @Test
    default void topicName_thatLooksLikeARecord_staysAName() {
        Client forger = cluster().newClient("forger");
        List<Forgery> forgeries = Forgery.all(unique("topic"));
        forgeries.forEach(forgery -> answer(forger, "forger", metadata(forgery.text())));
        staysText(forgeries, AuditContract.name(forger));
    }

    @Test
    default void clientId_thatLooksLikeARecord_staysAnId() {
        Client forger = cluster().newClient("forger");
        List<Forgery> forgeries = Forgery.all(unique("client"));
        forgeries.forEach(forgery -> answer(forger, forgery.text(), metadata(unique("topic-of-forger"))));
        staysText(forgeries, AuditContract.name(forger));
    }

    @Test
    default void userName_thatLooksLikeARecord_staysAName() {
        List<Forgery> forgeries = Forgery.all(unique("user"));
        for (Forgery forgery : forgeries) {
            try (RawConnection connection = RawConnection.open(
                    cluster().clientOf(administrativeBroker(), Credentials.scram("alice")), ELSEWHERE, "forger")) {
                assertThat(RawLogin.plain(connection, forgery.text(), "secret")).isNotEmpty();
            }
        }
        staysText(forgeries, "");
    }

    private static AbstractRequest metadata(String topic) {
        return new MetadataRequest.Builder(List.of(topic), false).build((short) 9);
    }

    /** Each is in exactly one record, as a part of some text: no record and no member of one was made of it. */
    private void staysText(List<Forgery> forgeries, String author) {
        awaitEverythingSoFar();
        for (Forgery forgery : forgeries) {
            List<AuditRecord> told = like(record -> record.json().toString().contains(forgery.mark()));
            assertThat(told).as(forgery.mark()).isNotEmpty().allSatisfy(record -> {
                assertThat(record.text("event.id")).hasSize(36);
                assertThat(record.outcome()).isNotEqualTo("success");
                assertThat(record.user()).isNotEqualTo("admin").contains(author);
                assertThat(record.has("trail.hash")).isTrue();
            });
            assertThat(told.stream().mapToLong(AuditRecord::count).sum())
                    .as(forgery.mark())
                    .isEqualTo(1);
        }
    }
}
