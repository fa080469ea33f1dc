/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;

class OperationsTest {
    @Test
    void codes_areKafkas() {
        assertThat(Operations.ALL).isEqualTo(AclOperation.ALL.code());
        assertThat(Operations.READ).isEqualTo(AclOperation.READ.code());
        assertThat(Operations.WRITE).isEqualTo(AclOperation.WRITE.code());
        assertThat(Operations.DELETE).isEqualTo(AclOperation.DELETE.code());
        assertThat(Operations.ALTER).isEqualTo(AclOperation.ALTER.code());
        assertThat(Operations.DESCRIBE).isEqualTo(AclOperation.DESCRIBE.code());
        assertThat(Operations.DESCRIBE_CONFIGS).isEqualTo(AclOperation.DESCRIBE_CONFIGS.code());
        assertThat(Operations.ALTER_CONFIGS).isEqualTo(AclOperation.ALTER_CONFIGS.code());
    }

    @Test
    void operationOfAFutureKafka_allowedByItsOwnRule_isNotAllowed() {
        long bits = Operations.bitsOf(rule(40, true));
        for (int operation = 0; operation < 50; operation++) {
            assertThat(Operations.verdict(bits, operation)).isEqualTo(Verdict.NONE);
        }
    }

    @Test
    void operationOfAFutureKafka_denied_deniesEverything() {
        long bits = Operations.bitsOf(rule(40, false)) | Operations.bitsOf(rule(Operations.ALL, true));
        for (int operation = 0; operation < 50; operation++) {
            assertThat(Operations.verdict(bits, operation)).isEqualTo(Verdict.DENY);
        }
    }

    @Test
    void operationOfAFutureKafka_withAllAllowed_isAllowed() {
        assertThat(Operations.verdict(Operations.bitsOf(rule(Operations.ALL, true)), 40))
                .isEqualTo(Verdict.ALLOW);
        assertThat(Operations.verdict(Operations.bitsOf(rule(Operations.READ, true)), 40))
                .isEqualTo(Verdict.NONE);
    }

    private static Rule rule(int operation, boolean allows) {
        return new TestRule("User:a", 2, "t", false, operation, allows, "*");
    }
}
