/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration;

import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.deny;
import static io.mojaloop.kafka.security.integration.support.Rules.transactionalId;
import static io.mojaloop.kafka.security.integration.support.Rules.transactionalIds;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.apache.kafka.common.acl.AclOperation.TWO_PHASE_COMMIT;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.protocol.Errors.TRANSACTIONAL_ID_AUTHORIZATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.RawRequest;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.InitProducerIdRequest;
import org.apache.kafka.common.requests.InitProducerIdResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An operation that Kafka 3 does not know (KIP-939), by a request that 4.4 calls unstable and its producer does not send. */
class TwoPhaseCommitIT {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.KRAFT_4_4,
            Brokers.KRAFT_4_4
                    .ours()
                    .serverProperty("transaction.two.phase.commit.enable", "true")
                    .serverProperty("unstable.api.versions.enable", "true"));

    @Test
    void twoPhaseCommit_needsItsOwnRule() {
        String id = unique("tx");
        Client writer = CLUSTER.newClient("writer");
        CLUSTER.acls().grant(allow(writer, WRITE, transactionalId(id)));
        assertThat(initTransactions(writer, id)).isEqualTo(TRANSACTIONAL_ID_AUTHORIZATION_FAILED);

        CLUSTER.acls().grant(allow(writer, TWO_PHASE_COMMIT, transactionalId(id)));
        assertThat(initTransactions(writer, id)).isNotEqualTo(TRANSACTIONAL_ID_AUTHORIZATION_FAILED);

        CLUSTER.acls().grant(deny(writer, TWO_PHASE_COMMIT, transactionalIds(id)));
        assertThat(initTransactions(writer, id)).isEqualTo(TRANSACTIONAL_ID_AUTHORIZATION_FAILED);
    }

    /** Without a coordinator yet, whoever is allowed is told so. */
    private static Errors initTransactions(Client writer, String id) {
        InitProducerIdRequest request = new InitProducerIdRequest.Builder(new InitProducerIdRequestData()
                        .setTransactionalId(id)
                        .setTransactionTimeoutMs(60_000)
                        .setEnable2Pc(true))
                .build((short) 6);
        return ((InitProducerIdResponse) RawRequest.send(writer, request)).error();
    }
}
