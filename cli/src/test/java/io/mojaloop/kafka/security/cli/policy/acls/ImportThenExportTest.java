/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.policy.document.PolicyReading;
import io.mojaloop.kafka.security.policy.document.PolicyWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.junit.jupiter.api.Test;

class ImportThenExportTest {
    private static final List<String> PRINCIPALS = List.of(
            "User:a",
            "User:b",
            "User:*",
            "User:CN=bob,OU=\"x\\y\",O=hub",
            "User:null",
            "User: a ",
            "User:é☃\u0007\n",
            "User:group:g",
            "Service:s",
            "User:'",
            "User:\u2028#",
            "User:-x",
            "User:true",
            "User:{a: b}",
            "User:12");
    private static final List<String> TOPICS =
            List.of("a", "ab", "abc", "topic-x", "-", "_.", "1", "null", "true", "1e3", "0x1f", "*");
    private static final List<String> NAMES = List.of(
            "a",
            "ab",
            "abc",
            "a*",
            "**",
            "*",
            "* *",
            " ",
            "'",
            "\"",
            "a\"b'c",
            "é☃",
            "\uD83D\uDE00",
            "\u0000",
            "\n\t",
            "a\\u0041",
            "- a",
            "a: b",
            "#",
            "null",
            "~",
            "[a]",
            "{literal: x}",
            "\u202e",
            "\u0085");
    private static final List<String> HOSTS = List.of(
            "*",
            "10.0.0.1",
            "10.0.0.1/32",
            "10.0.0.0/8",
            "10.0.0.0/9",
            "0.0.0.0/0",
            "2001:db8::/32",
            "::/0",
            "2001:db8:0:0:0:0:0:1");

    private final Random random = new Random(7);

    @Test
    void aclsImportedAndExported_areTheSameAcls() {
        for (int i = 0; i < 1_500; i++) {
            Set<AclBinding> acls = new HashSet<>();
            for (int j = random.nextInt(i % 10 == 0 ? 80 : 8); j >= 0; j--) {
                acls.add(acl());
            }
            Importing importing = Importing.of(acls);
            assertThat(importing.leftOut()).as("%s", acls).isEmpty();
            assertThat(importing.rewritten()).as("%s", acls).isEmpty();
            assertThat(exported(importing.policy())).as("%s", acls).isEqualTo(acls);
            assertThat(new HashSet<>(AclJson.read("x", AclJson.write(acls).getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(acls);
        }
    }

    /** Through the file. */
    private static Set<AclBinding> exported(Policy policy) {
        String text = PolicyWriter.write(policy);
        PolicyReading reading = PolicyReader.read("p.yaml", text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.policy()).as("%s%n%s", reading.problems(), text).isPresent();
        Translation translation = Translation.of(
                reading.policy().orElseThrow(), new Translation.Choices(false, false, true), Instant.EPOCH);
        assertThat(translation.losses()).isEmpty();
        return new HashSet<>(translation.acls());
    }

    private AclBinding acl() {
        List<ResourceType> types = List.of(
                ResourceType.TOPIC,
                ResourceType.TOPIC,
                ResourceType.GROUP,
                ResourceType.TRANSACTIONAL_ID,
                ResourceType.CLUSTER,
                ResourceType.DELEGATION_TOKEN,
                ResourceType.USER);
        ResourceType type = one(types);
        boolean cluster = type == ResourceType.CLUSTER;
        String name = cluster ? ResourceType.CLUSTER_NAME : one(type == ResourceType.TOPIC ? TOPICS : NAMES);
        boolean prefixed = !cluster && random.nextBoolean() && !(type == ResourceType.TOPIC && name.equals("*"));
        Operation operation = one(type.operations().stream().sorted().toList());
        return new AclBinding(
                new ResourcePattern(
                        org.apache.kafka.common.resource.ResourceType.fromCode((byte) type.code()),
                        name,
                        prefixed ? PatternType.PREFIXED : PatternType.LITERAL),
                new AccessControlEntry(
                        one(PRINCIPALS.subList(0, random.nextBoolean() ? 3 : PRINCIPALS.size())),
                        one(HOSTS.subList(0, random.nextBoolean() ? 1 : HOSTS.size())),
                        AclOperation.fromCode((byte) operation.code()),
                        random.nextInt(4) == 0 ? AclPermissionType.DENY : AclPermissionType.ALLOW));
    }

    private <T> T one(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    @Test
    void aclsWithoutEffect_areLeftOut_andSaidSo() {
        assertThat(leftOut("User", "*", AclOperation.READ, "t")).contains("no type");
        assertThat(leftOut("User:a", "kafka.example", AclOperation.READ, "t")).contains("never resolved");
        assertThat(leftOut("User:a", "*", AclOperation.CLUSTER_ACTION, "t")).contains("does not exist on a topic");
        assertThat(leftOut("User:a", "*", AclOperation.READ, "no topic")).contains("no topic can have the name");
        assertThat(leftOut("group:a", "*", AclOperation.READ, "t")).isNotEmpty();
        assertThat(leftOut("User:a", "fe80:0:0:0:0:0:0:1%eth0", AclOperation.READ, "t"))
                .isNotEmpty();
    }

    @Test
    void aBlockWithBitsBelowItsPrefix_isWrittenAsWhatItMeans() {
        Importing importing = Importing.of(Set.of(topicAcl("User:a", "10.1.2.3/8", AclOperation.READ, "t")));
        assertThat(importing.leftOut()).isEmpty();
        assertThat(importing.rewritten()).hasSize(1);
        assertThat(exported(importing.policy()))
                .containsExactly(topicAcl("User:a", "10.0.0.0/8", AclOperation.READ, "t"));
    }

    private static String leftOut(String principal, String host, AclOperation operation, String topic) {
        Importing importing = Importing.of(Set.of(topicAcl(principal, host, operation, topic)));
        assertThat(importing.policy().bindings()).isEmpty();
        return importing.leftOut().get(0).text();
    }

    private static AclBinding topicAcl(String principal, String host, AclOperation operation, String topic) {
        return new AclBinding(
                new ResourcePattern(org.apache.kafka.common.resource.ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry(principal, host, operation, AclPermissionType.ALLOW));
    }
}
