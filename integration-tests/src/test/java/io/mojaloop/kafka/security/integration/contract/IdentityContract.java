/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.contract;

import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.deny;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.Listener;
import java.util.Map;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

/** Who a client is: by certificate, by SCRAM, a super user, or nobody. */
public interface IdentityContract extends Contract {

    @Test
    default void certificate_isThePrincipalOfItsCommonName() {
        String topic = cluster().newTopic("identity");
        acls().grant(allow("User:carol", "*", WRITE, topic(topic)));

        cluster().client(Credentials.certificate("carol")).produce(topic, "a");
        Client namesake = cluster().client(Credentials.certificate("carol2"));
        assertThatThrownBy(() -> namesake.produce(topic, "a")).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void scramUser_isThePrincipalOfItsName() {
        String topic = cluster().newTopic("identity");
        acls().grant(allow("User:alice", "*", WRITE, topic(topic)));

        cluster().client(Credentials.scram("alice")).produce(topic, "a");
        Client rogue = cluster().client(Credentials.scram("rogue"));
        assertThatThrownBy(() -> rogue.produce(topic, "a")).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void superUser_needsNoRuleAndNoDenyHolds() {
        String topic = cluster().newTopic("identity");
        Client admin = cluster().superUser();
        acls().grant(deny("User:*", "*", ALL, topic(topic)));

        admin.produceIdempotent(topic, "a");
        assertThat(admin.visibleTopics()).contains(topic);
    }

    @Test
    default void wrongPassword_isRefused() {
        Client alice = cluster().client(Credentials.scram("alice"));
        String jaas = alice.properties().getProperty("sasl.jaas.config");
        alice.properties().put("sasl.jaas.config", jaas.replaceAll("password=\"[^\"]*\"", "password=\"wrong\""));

        assertThatThrownBy(() -> alice.visibleTopics()).isInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    default void tlsWithoutCertificate_isRefused() {
        Client nobody = cluster().client(Credentials.tlsWithoutCredentials());

        assertThatThrownBy(() -> nobody.visibleTopics()).isInstanceOf(SslAuthenticationException.class);
    }

    @Test
    default void plaintext_toATlsListener_getsNoAnswer() {
        Client plain = cluster().client(Credentials.tlsWithoutCredentials());
        plain.properties().clear();
        plain.properties()
                .putAll(Map.of(
                        "bootstrap.servers", cluster().kit().bootstrap(Listener.CLIENT),
                        "security.protocol", "PLAINTEXT",
                        "request.timeout.ms", "2000",
                        "default.api.timeout.ms", "3000"));

        assertThatThrownBy(() -> plain.visibleTopics()).isInstanceOf(TimeoutException.class);
    }
}
