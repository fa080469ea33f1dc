/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.kit.Credentials;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.CreateDelegationTokenOptions;
import org.apache.kafka.clients.admin.DescribeDelegationTokenOptions;
import org.apache.kafka.clients.admin.ExpireDelegationTokenOptions;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.token.delegation.DelegationToken;
import org.junit.jupiter.api.Test;

/** Delegation tokens belong to a principal by {@code equals}: what our builder adds must not get in the way. */
public interface DelegationTokenContract extends PolicyContract {

    @Test
    default void token_isMadeSeenUsedRenewedAndEndedByItsOwner_andRenewer() {
        String topic = cluster().newTopic("lent");
        Client alice = cluster().client(Credentials.scram("alice"));
        Client rogue = cluster().client(Credentials.scram("rogue"));
        KafkaPrincipal renewer = new KafkaPrincipal("User", "rogue");
        enforce("""
                version: 1
                guardrails: {transports: [SSL, SASL_SSL], anonymous: deny, listeners: {CONTROLLER: {only: ["User:broker"]}}}
                roles:
                  writer: [{allow: Write, topic: %s}]
                bindings:
                  - {role: writer, to: "User:alice"}
                """.formatted(topic));

        alice.administer(admin -> {
            DelegationToken token = get(admin.client()
                    .createDelegationToken(new CreateDelegationTokenOptions().renewers(List.of(renewer)))
                    .delegationToken());
            assertThat(token.tokenInfo().ownerAsString()).isEqualTo("User:alice");
            await("alice sees it")
                    .until(() -> tokensOf(alice).contains(token.tokenInfo().tokenId()));
            await("its renewer sees it")
                    .until(() -> tokensOf(rogue).contains(token.tokenInfo().tokenId()));
            get(admin.client().renewDelegationToken(token.hmac()).expiryTimestamp());
            rogue.administer(other ->
                    get(other.client().renewDelegationToken(token.hmac()).expiryTimestamp()));

            Client bearer = cluster().client(Credentials.scram("alice"));
            bearer.properties()
                    .put(
                            "sasl.jaas.config",
                            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\" tokenauth=true;"
                                    .formatted(token.tokenInfo().tokenId(), token.hmacAsBase64String()));
            await("the token is known to log in with")
                    .until(() -> outcome(() -> bearer.produce(topic, "a")), "ok"::equals);
            assertThat(outcome(() -> bearer.administer(
                            again -> get(again.client().createDelegationToken().delegationToken()))))
                    .as("a token cannot make another")
                    .isEqualTo("UnsupportedByAuthenticationException");

            get(admin.client()
                    .expireDelegationToken(token.hmac(), new ExpireDelegationTokenOptions().expiryTimePeriodMs(-1))
                    .expiryTimestamp());
            await("it is gone")
                    .until(() -> !tokensOf(alice).contains(token.tokenInfo().tokenId()));
        });
    }

    private static List<String> tokensOf(Client who) {
        List<String> ids = new ArrayList<>();
        who.administer(admin -> get(admin.client()
                        .describeDelegationToken(new DescribeDelegationTokenOptions())
                        .delegationTokens())
                .forEach(token -> ids.add(token.tokenInfo().tokenId())));
        return ids;
    }
}
