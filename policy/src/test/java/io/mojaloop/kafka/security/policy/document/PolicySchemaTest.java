/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.mojaloop.kafka.security.policy.Policy;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A validator that is not ours agrees with the reader, on all that a schema can tell. */
class PolicySchemaTest {
    /** What only the whole document shows, what only YAML has, and what a pattern cannot say of a text. */
    private static final Set<String> BEYOND_A_SCHEMA = Set.of(
            "yaml-syntax",
            "unsupported-yaml",
            "several-documents",
            "too-deep",
            "duplicate-key",
            "unsupported-version",
            "bad-name",
            "everyone",
            "not-a-principal",
            "nested-group",
            "dangling-role",
            "dangling-group",
            "covered-rule",
            "unreachable-rule",
            "repeated-binding",
            "covered-network",
            "expired-binding",
            "two-tenants",
            "too-many-members",
            "storage-order",
            "not-a-network",
            "host-bits",
            "bad-rate",
            "bad-percentage",
            "bad-instant",
            "duplicate-item",
            "empty-document");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(JSON.<JsonNode>valueToTree(PolicySchema.jsonSchema()));

    @Test
    void documentWithEveryKey_isValid() {
        assertThat(validate(PolicyFixtures.EVERY_KEY)).isEmpty();
    }

    @Property(tries = 200)
    void anyValidPolicy_isValid(@ForAll("policies") Policy policy) {
        assertThat(validate(PolicyWriter.write(policy))).isEmpty();
    }

    @Test
    void whatTheReaderRefuses_theSchemaRefuses_whereItCan() throws IOException {
        Set<String> refused = new TreeSet<>();
        for (var one : PolicyReaderProblemsTest.cases()) {
            Set<String> codes = new TreeSet<>();
            for (String line : one.expected().split("\n")) {
                codes.add(line.replaceFirst("^\\S+ (\\S+).*", "$1"));
            }
            boolean warnings = one.name().startsWith("warnings");
            boolean yaml = codes.stream()
                    .anyMatch(Set.of(
                            "yaml-syntax",
                            "unsupported-yaml",
                            "several-documents",
                            "too-deep",
                            "duplicate-key",
                            "empty-document")::contains);
            codes.removeAll(BEYOND_A_SCHEMA);
            if (!yaml && !warnings && !codes.isEmpty() && !codes.equals(Set.of(""))) {
                assertThat(validate(one.document())).as(one.name()).isNotEmpty();
                refused.addAll(codes);
            }
        }
        assertThat(refused)
                .contains(
                        "unknown-key",
                        "missing-key",
                        "unknown-operation",
                        "operation-not-applicable",
                        "allow-or-deny",
                        "one-resource",
                        "unknown-value",
                        "bad-number",
                        "wrong-type",
                        "empty-value");
    }

    private static Set<ValidationMessage> validate(String yaml) {
        return SCHEMA.validate(JSON.valueToTree(JsonValues.of(yaml)));
    }

    @Provide
    Arbitrary<Policy> policies() {
        return GeneratedPolicies.policies();
    }
}
