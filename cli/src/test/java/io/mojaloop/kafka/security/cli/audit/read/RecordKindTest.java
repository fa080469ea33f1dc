/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.encode.EventAction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordKindTest {
    @ParameterizedTest
    @EnumSource(EventAction.class)
    void everyActionThatIsWritten_isKnown(EventAction action) {
        RecordKind kind = RecordKind.of(action.text(), List.of(action.category()), action.types());

        switch (action.code() / 1000) {
            case 1 -> assertThat(kind).isIn(RecordKind.ALLOWED, RecordKind.DENIED, RecordKind.WOULD_DENY);
            case 3 -> assertThat(kind).isEqualTo(RecordKind.ADMIN_CHANGE);
            case 4 -> assertThat(kind).isIn(RecordKind.POLICY, RecordKind.POLICY_REFUSED);
            case 5 -> assertThat(kind).isEqualTo(RecordKind.THROTTLING);
            case 6 -> assertThat(kind).isEqualTo(RecordKind.ZOOKEEPER);
            case 9 -> assertThat(kind).isIn(RecordKind.TRAIL, RecordKind.LOSS);
            default -> assertThat(kind).isNotNull();
        }
    }

    @Test
    void anActionOfALaterVersion_isKnownByItsTypes() {
        assertThat(RecordKind.of("authorization-refused", List.of("api"), List.of("access", "denied")))
                .isEqualTo(RecordKind.DENIED);
        assertThat(RecordKind.of("role-created", List.of("iam"), List.of("admin")))
                .isEqualTo(RecordKind.ADMIN_CHANGE);
        assertThat(RecordKind.of("", List.of(), List.of())).isEqualTo(RecordKind.OTHER);
    }
}
