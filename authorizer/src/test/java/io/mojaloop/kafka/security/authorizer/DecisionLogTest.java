/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.ClusterMetadataAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecisionLogTest {
    private static final Contexts.Request ALICE = Contexts.request("User:alice", "10.0.0.1");

    private final Logger logger = Logger.getLogger("kafka.authorizer.logger");
    private final List<String> lines = new ArrayList<>();
    private final AppenderSkeleton appender = new AppenderSkeleton() {
        @Override
        protected void append(LoggingEvent event) {
            lines.add(event.getLevel() + " " + event.getRenderedMessage());
        }

        @Override
        public void close() {}

        @Override
        public boolean requiresLayout() {
            return false;
        }
    };

    @BeforeEach
    void listen() {
        logger.addAppender(appender);
        logger.setAdditivity(false);
        logger.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        logger.removeAppender(appender);
        logger.setAdditivity(true);
        logger.setLevel(Level.WARN);
    }

    @Test
    void lines_ofEveryKindOfDecision_areStandardAuthorizers() {
        Map<String, String> configs = Map.of("super.users", "User:root");
        List<String> standard = linesOf(Contexts.standard(configs));
        List<String> ours = linesOf(Contexts.policy(configs));
        assertThat(standard).hasSize(16);
        assertThat(ours).isEqualTo(standard);
    }

    @Test
    void lines_allowedByDefault_areStandardAuthorizers() {
        Map<String, String> configs = Map.of("allow.everyone.if.no.acl.found", "true");
        assertThat(linesOf(Contexts.policy(configs))).isEqualTo(linesOf(Contexts.standard(configs)));
    }

    @Test
    void probeForAnyResource_isNotLogged() {
        PolicyAuthorizer authorizer = Contexts.policy(Map.of());
        authorizer.authorizeByResourceType(ALICE, AclOperation.WRITE, ResourceType.TOPIC);
        assertThat(lines).isEmpty();
    }

    @Test
    void textOfClients_cannotForgeALine() {
        PolicyAuthorizer authorizer = Contexts.policy(Map.of());
        String forged = "x\nPrincipal = User:root is Allowed operation = READ";
        var mallory = Contexts.request("User:mal\r\nlory", "10.0.0.1");
        authorizer.addAcl(Contexts.id(1), Contexts.denyRead("User:mal\r\nlory", forged));
        authorizer.authorize(mallory, Contexts.read(forged));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .startsWith(
                        "INFO Principal = User:mal\\u000d\\u000alory is Denied operation = READ from host = 10.0.0.1"
                                + " on resource = Topic:LITERAL:x\\u000aPrincipal = ")
                .contains("based on rule MatchingAcl(acl=StandardAcl") // a record from 4.x on
                .doesNotContain("\n")
                .doesNotContain("\r");
    }

    @Test
    void zooKeeperMode_writesAclAuthorizersLine_andNamesTheRule() {
        DecisionLog log = new DecisionLog(true);
        Action action = Contexts.action(AclOperation.DESCRIBE_CONFIGS, ResourceType.TRANSACTIONAL_ID, "t");
        log.write(ALICE, action, org.apache.kafka.server.authorizer.AuthorizationResult.DENIED, false, "DefaultDeny");
        assertThat(lines)
                .containsExactly(
                        "INFO Principal = User:alice is Denied Operation = DescribeConfigs from host = 10.0.0.1"
                                + " on resource = TransactionalId:LITERAL:t for request = Produce with resourceRefCount = 1"
                                + " based on rule DefaultDeny");
    }

    private List<String> linesOf(ClusterMetadataAuthorizer authorizer) {
        lines.clear();
        authorizer.addAcl(Contexts.id(1), Contexts.allowRead("User:alice", "allowed"));
        authorizer.addAcl(Contexts.id(2), Contexts.denyRead("User:alice", "denied"));
        authorizer.addAcl(
                Contexts.id(3),
                Contexts.acl(
                        ResourceType.TOPIC,
                        "pre",
                        PatternType.PREFIXED,
                        "User:*",
                        "10.0.0.1",
                        AclOperation.READ,
                        AclPermissionType.ALLOW));
        for (String topic : List.of("allowed", "denied", "prefix", "unknown")) {
            for (boolean logIfAllowed : List.of(true, false)) {
                for (boolean logIfDenied : List.of(true, false)) {
                    authorizer.authorize(
                            topic.equals("unknown") && !logIfAllowed
                                    ? Contexts.request("User:root", "10.0.0.2")
                                    : ALICE,
                            List.of(new Action(
                                    AclOperation.READ,
                                    new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                                    3,
                                    logIfAllowed,
                                    logIfDenied)));
                }
            }
        }
        return List.copyOf(lines);
    }
}
