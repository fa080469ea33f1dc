/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.usage;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/**
 * How Kafka names the metrics of budgets: those of one quota type are a group. The same from 3.7 to 4.4; see
 * ClientQuotaManager, ClientRequestQuotaManager and ControllerMutationQuotaManager.
 */
enum BudgetMetrics {
    PRODUCE(ClientQuotaType.PRODUCE, "Produce", "byte-rate", "byte-rate"),
    FETCH(ClientQuotaType.FETCH, "Fetch", "byte-rate", "byte-rate"),
    REQUEST(ClientQuotaType.REQUEST, "Request", "request-time", "request-time"),
    CONTROLLER_MUTATION(ClientQuotaType.CONTROLLER_MUTATION, "ControllerMutation", "mutation-rate", "tokens");

    static final String THROTTLE_TIME = "throttle-time";

    private static final Map<String, BudgetMetrics> BY_GROUP =
            Stream.of(values()).collect(Collectors.toMap(BudgetMetrics::group, Function.identity()));

    private final ClientQuotaType type;
    private final String group;
    private final String rate;
    private final String limited;

    BudgetMetrics(ClientQuotaType type, String group, String rate, String limited) {
        this.type = type;
        this.group = group;
        this.rate = rate;
        this.limited = limited;
    }

    /** @return null if it is a group of something else */
    static @Nullable BudgetMetrics ofGroup(String group) {
        return BY_GROUP.get(group);
    }

    ClientQuotaType type() {
        return type;
    }

    String group() {
        return group;
    }

    /** How much is used. */
    String rate() {
        return rate;
    }

    /** The metric whose configuration holds the limit. */
    String limited() {
        return limited;
    }

    boolean hasTokens() {
        return !limited.equals(rate);
    }
}
