/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.junit.jupiter.api.Test;

/** Guardrails of a policy file, on direct and on forwarded requests. */
class PolicyGuardrailTest extends PolicyFileCase {
    @Test
    void guardrails_bindSuperUsers() throws IOException {
        write("""
                version: 1
                guardrails:
                  transports: [SSL, SASL_SSL]
                  anonymous: deny
                  listeners: {INTERNAL: {only: ["User:broker"]}}
                """);
        PolicyAuthorizer authorizer = authorizer("super.users", "User:root;User:ANONYMOUS");
        assertThat(allows(authorizer, direct("root", SecurityProtocol.SASL_SSL, "CLIENT"), "t"))
                .isTrue();
        assertThat(allows(authorizer, direct("root", SecurityProtocol.PLAINTEXT, "CLIENT"), "t"))
                .isFalse();
        assertThat(allows(authorizer, direct("root", SecurityProtocol.SASL_PLAINTEXT, "CLIENT"), "t"))
                .isFalse();
        assertThat(allows(authorizer, direct("ANONYMOUS", SecurityProtocol.SSL, "CLIENT"), "t"))
                .isFalse();
        assertThat(allows(authorizer, direct("root", SecurityProtocol.SSL, "INTERNAL"), "t"))
                .isFalse();
        assertThat(authorizer.authorizeByResourceType(
                        direct("root", SecurityProtocol.PLAINTEXT, "CLIENT"), AclOperation.WRITE, ResourceType.TOPIC))
                .isEqualTo(AuthorizationResult.DENIED);
        assertThat(authorizer.metrics().getDeniedByGuardrail()).isEqualTo(5);
    }

    @Test
    void forwardedRequest_isJudgedByWhatThePrincipalCarries() throws IOException {
        write("""
                version: 1
                guardrails:
                  transports: [SSL, SASL_SSL]
                  anonymous: deny
                  listeners: {CLIENT: {only: ["User:root"]}, CONTROLLER: {only: ["User:broker"]}}
                """);
        PolicyAuthorizer controller = authorizer(controllerWith("super.users", "User:root;User:eve"));
        assertThat(allows(controller, forwarded(carrying("root", "CLIENT", "SASL_SSL")), "t"))
                .isTrue();
        assertThat(allows(controller, forwarded(carrying("root", "CLIENT", "PLAINTEXT")), "t"))
                .isFalse();
        assertThat(allows(controller, forwarded(carrying("root", "CLIENT", "SOMETHING")), "t"))
                .isFalse();
        assertThat(allows(controller, forwarded(carrying("eve", "CLIENT", "SSL")), "t"))
                .isFalse();
        assertThat(controller.metrics().getUnknownOrigins()).isZero();

        assertThat(allows(controller, forwarded(new KafkaPrincipal("User", "root")), "t"))
                .as("what cannot be known is not judged")
                .isTrue();
        assertThat(allows(controller, forwarded(new KafkaPrincipal("User", "ANONYMOUS")), "t"))
                .as("this can be known")
                .isFalse();
        assertThat(controller.metrics().getUnknownOrigins()).isEqualTo(2);
        assertThat(allows(controller, direct("root", SecurityProtocol.SSL, "CONTROLLER"), "t"))
                .as("a request of its own, on the controllers' listener")
                .isFalse();
    }

    @Test
    void requestWithoutAPort_onAListenerForClients_isJudgedByItsOwnConnection() throws IOException {
        write("version: 1\nguardrails: {transports: [SSL]}\n");
        PolicyAuthorizer broker = authorizer(controllerWith());
        KafkaPrincipal root = new KafkaPrincipal("User", "root");
        assertThat(allows(broker, context(root, SecurityProtocol.PLAINTEXT, "CLIENT", Optional.empty()), "t"))
                .isFalse();
        assertThat(allows(broker, context(root, SecurityProtocol.SSL, "CLIENT", Optional.empty()), "t"))
                .isTrue();
    }

    @Test
    void beforeTheAclsAreThere_guardrailsAlreadyHold() throws IOException {
        write("version: 1\nguardrails: {transports: [SSL]}\n");
        PolicyAuthorizer authorizer = new PolicyAuthorizer();
        open.add(authorizer);
        authorizer.configure(Map.of("security.policy.file", file.toString(), "super.users", "User:root"));
        assertThat(allows(authorizer, direct("root", SecurityProtocol.PLAINTEXT, "CLIENT"), "t"))
                .isFalse();
        assertThat(allows(authorizer, direct("root", SecurityProtocol.SSL, "CLIENT"), "t"))
                .isTrue();
    }
}
