/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import org.apache.kafka.server.quota.ClientQuotaType;

/** What records and metrics call Kafka's quota types. */
public final class QuotaNames {
    private QuotaNames() {}

    public static String of(ClientQuotaType type) {
        return switch (type) {
            case PRODUCE -> "produce";
            case FETCH -> "consume";
            case REQUEST -> "request";
            case CONTROLLER_MUTATION -> "mutations";
        };
    }
}
