/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.cluster.TopicShares;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import io.mojaloop.kafka.security.quota.compiled.LimitFloor;
import java.util.List;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * What each tenant is guaranteed on this node. A budget of scope {@code broker} is that; of one of scope {@code cluster} a
 * broker has the part that it leads of the partitions that count:
 *
 * <pre>
 * part(b) = max(floor, limit x own(b) / all)       own(b): leaders on b, all: leaders on any broker, of
 *                                                    PRODUCE  the topics that members may write
 *                                                    FETCH    the topics that members may read
 *                                                    REQUEST  all topics, and no less than 1 / (10 x brokers)
 * part(b) = max(floor, limit / brokers)            while nothing is known of such partitions
 * </pre>
 *
 * <p>How far the parts of all brokers are from the limit:
 *
 * <ul>
 *   <li>All brokers know the same leaders: their sum is the limit, and at most a {@link LimitFloor} more for each broker
 *       that leads none. For REQUEST at most 10% more.
 *   <li>While leaders move: at most {@code limit x moved / all} more or less, where {@code moved} counts the partitions of
 *       which brokers disagree, for the time metadata takes to spread (or {@code security.quota.cluster.watch.interval.ms}).
 *       A part that becomes smaller does so as its use does, within Kafka's window of 11 s (see {@link Allotment}).
 *   <li>Nothing is known: {@code security.quota.brokers} or the number last known is what is divided by; with {@code n}
 *       brokers in fact the sum is {@code limit x n / brokers}. Kafka 4 counts brokers that are down.
 *   <li>Never more than its budget, but less: a tenant whose traffic is not spread as the leaders are. It has
 *       {@code limit x (sum of the shares of the brokers it uses)}. Borrowing makes up for it where others leave room.
 *       Consumers that fetch from followers (KIP-392) are such a case.
 * </ul>
 *
 * <p>Never split: CONTROLLER_MUTATION. One node enforces it, the active controller, to which brokers forward in their
 * clients' names; in ZooKeeper mode the broker that is controller, which also makes the topics that are created
 * automatically (AutoTopicCreationManager). Whichever becomes it has to have the whole budget; it starts anew, as Kafka's
 * own does. Nor is anything split on a node that is controller only. There is no producing and fetching, and request time
 * is counted again for what brokers forward: with a part of the budget it would tell brokers to slow their clients.
 */
final class Split {
    private static final double LEAST_OF_EVEN = 0.1;
    private static final List<NamePattern> ALL = List.of();
    private static final ClientQuotaType[] TYPES = ClientQuotaType.values();

    private Split() {}

    /**
     * @param tenants of one policy, by their index
     * @param broker whether this node is one; not if it is controller only
     * @return by {@link CompiledTenant#index} and type; 0 where a tenant has no limit of a type
     */
    static double[][] of(List<CompiledTenant> tenants, Leadership leadership, boolean broker) {
        TopicShares shares = new TopicShares(leadership);
        double[][] guaranteed = new double[tenants.size()][TYPES.length];
        for (CompiledTenant tenant : tenants) {
            boolean split = broker && tenant.tenant().scope() == Scope.CLUSTER;
            for (ClientQuotaType type : TYPES) {
                tenant.limit(type)
                        .ifPresent(limit -> guaranteed[tenant.index()][type.ordinal()] = LimitFloor.clamp(
                                type, split ? limit * share(type, tenant, shares, leadership) : limit));
            }
        }
        return guaranteed;
    }

    private static double share(
            ClientQuotaType type, CompiledTenant tenant, TopicShares shares, Leadership leadership) {
        return switch (type) {
            case PRODUCE -> shares.share(tenant.writes());
            case FETCH -> shares.share(tenant.reads());
            case REQUEST -> Math.max(shares.share(ALL), LEAST_OF_EVEN / leadership.brokers());
            case CONTROLLER_MUTATION -> 1;
        };
    }
}
