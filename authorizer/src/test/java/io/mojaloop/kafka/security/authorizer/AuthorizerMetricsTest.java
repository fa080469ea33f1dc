/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.Test;

class AuthorizerMetricsTest {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final Endpoint CLIENT = new Endpoint("CLIENT", SecurityProtocol.SSL, "localhost", 2);
    private static final Endpoint CONTROLLER = new Endpoint("CONTROLLER", SecurityProtocol.SSL, "localhost", 1);

    @Test
    void decisions_areCountedByKind() throws JMException, IOException {
        PolicyAuthorizer authorizer = started("71", CLIENT);
        ObjectName name = new ObjectName("io.mojaloop.kafka.security:type=PolicyAuthorizer,role=broker,node=71");
        authorizer.addAcl(Contexts.id(1), Contexts.allowRead("User:alice", "t"));
        authorizer.addAcl(Contexts.id(2), Contexts.denyRead("User:alice", "u"));
        var alice = Contexts.request("User:alice", "10.0.0.1");
        for (int i = 0; i < 1000; i++) {
            authorizer.authorize(alice, Contexts.read("t"));
        }
        authorizer.authorize(alice, Contexts.read("u"));
        authorizer.authorize(alice, Contexts.read("v"));
        authorizer.authorize(Contexts.request("User:root", "10.0.0.1"), Contexts.read("v"));
        assertThat(value(name, "AllowedByRule")).isEqualTo(1000L);
        assertThat(value(name, "AllowedAsSuperUser")).isEqualTo(1L);
        assertThat(value(name, "AllowedByDefault")).isEqualTo(0L);
        assertThat(value(name, "DeniedByRule")).isEqualTo(1L);
        assertThat(value(name, "DeniedByDefault")).isEqualTo(1L);
        assertThat(value(name, "DeniedByError")).isEqualTo(0L);
        assertThat(value(name, "AclCount")).isEqualTo(2);
        assertThat(value(name, "LoadState")).isEqualTo("READY");
        assertThat((long) value(name, "LatencyNanosMax")).isGreaterThanOrEqualTo((long) value(name, "LatencyNanosP50"));
        authorizer.close();
        assertThat(SERVER.isRegistered(name)).isFalse();
    }

    @Test
    void inertAcls_areCountedUntilRemoved() throws JMException, IOException {
        PolicyAuthorizer authorizer = started("72", CLIENT);
        ObjectName name = new ObjectName("io.mojaloop.kafka.security:type=PolicyAuthorizer,role=broker,node=72");
        authorizer.addAcl(Contexts.id(1), inert("User:alice", "example.org", AclPermissionType.ALLOW));
        authorizer.addAcl(Contexts.id(2), inert("User:alice", "10.0.0.0/64", AclPermissionType.DENY));
        authorizer.addAcl(Contexts.id(3), inert("alice", "*", AclPermissionType.DENY));
        assertThat(value(name, "InertAllowAcls")).isEqualTo(1);
        assertThat(value(name, "InertDenyAcls")).isEqualTo(2);
        assertThat(value(name, "AclCount")).isEqualTo(3);
        authorizer.removeAcl(Contexts.id(2));
        assertThat(value(name, "InertDenyAcls")).isEqualTo(1);
        authorizer.loadSnapshot(Map.of(Contexts.id(1), inert("User:alice", "::1", AclPermissionType.ALLOW)));
        assertThat(value(name, "InertAllowAcls")).isEqualTo(1);
        assertThat(value(name, "InertDenyAcls")).isEqualTo(0);
        authorizer.close();
    }

    @Test
    void instances_ofOneJvm_haveNamesOfTheirOwn() throws IOException, JMException {
        PolicyAuthorizer controller = started("73", CONTROLLER);
        PolicyAuthorizer broker = started("73", CLIENT);
        PolicyAuthorizer otherCluster = started("73", CLIENT);
        Set<ObjectName> names =
                SERVER.queryNames(new ObjectName("io.mojaloop.kafka.security:type=PolicyAuthorizer,node=73,*"), null);
        assertThat(names.stream().map(ObjectName::getKeyPropertyListString))
                .containsExactlyInAnyOrder(
                        "type=PolicyAuthorizer,role=controller,node=73",
                        "type=PolicyAuthorizer,role=broker,node=73",
                        "type=PolicyAuthorizer,role=broker,node=73,instance=2");
        for (PolicyAuthorizer authorizer : List.of(controller, broker, otherCluster)) {
            authorizer.close();
        }
        assertThat(SERVER.queryNames(
                        new ObjectName("io.mojaloop.kafka.security:type=PolicyAuthorizer,node=73,*"), null))
                .isEmpty();
    }

    private static PolicyAuthorizer started(String node, Endpoint endpoint) {
        PolicyAuthorizer authorizer = Contexts.policy(
                Map.of("node.id", node, "super.users", "User:root", "controller.listener.names", "CONTROLLER"));
        authorizer.start(new AuthorizerLoadTest.ServerInfo(List.of(endpoint)));
        return authorizer;
    }

    private static org.apache.kafka.metadata.authorizer.StandardAcl inert(
            String principal, String host, AclPermissionType permission) {
        return Contexts.acl(
                ResourceType.TOPIC, "t", PatternType.LITERAL, principal, host, AclOperation.READ, permission);
    }

    private static Object value(ObjectName name, String attribute) throws JMException {
        return SERVER.getAttribute(name, attribute);
    }
}
