/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.quota.allocation.Allocation;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import io.mojaloop.kafka.security.quota.stock.StockQuotas;
import io.mojaloop.kafka.security.quota.tags.QuotaTags;
import io.mojaloop.kafka.security.quota.tags.Sanitizer;
import io.mojaloop.kafka.security.quota.tags.TagCache;
import io.mojaloop.kafka.security.quota.usage.Usage;
import io.mojaloop.kafka.security.quota.watch.MeasuredBudget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/**
 * Whose budget a client uses, and how large it is, for one quota type:
 *
 * <ol>
 *   <li>who is exempt has no limit, whatever else is configured
 *   <li>a quota of {@code kafka-configs}, by Kafka's own precedence
 *   <li>the tenant's budget
 *   <li>the unlisted default, one budget for each principal
 *   <li>nothing: no limit. With a policy still one budget for each principal: what has no limit is slowed by a full disk, and
 *       of client ids a client may invent as many as it likes. Without one the tags Kafka would give
 * </ol>
 */
final class Resolver {
    private static final int REMEMBERED = 1 << 16;

    private final ClientQuotaType type;
    private final StockQuotas stock;
    private final Supplier<NodeState> node;
    private final TagCache cache = new TagCache(REMEMBERED);

    /**
     * What the node shares.
     *
     * @param allocation in force
     * @param generation of the policy: changes whenever somebody's tags may
     * @param period changes about once a second, to note who was seen lately
     */
    record NodeState(Allocation allocation, int generation, int period) {
        static final NodeState NONE = new NodeState(Allocation.NONE, 0, 0);
    }

    Resolver(ClientQuotaType type, StockQuotas stock, Supplier<NodeState> node) {
        this.type = type;
        this.stock = stock;
        this.node = node;
    }

    /** Allocates nothing for a client seen lately. */
    Map<String, String> tags(KafkaPrincipal principal, String clientId) {
        NodeState now = node.get();
        // Read before the quotas are: what is worked out while they change is stale at once.
        long generation = (long) now.generation() << 32 | stock.generation() & 0xFFFF_FFFFL;
        String name = principal.getName();
        String principalType = principal.getPrincipalType();
        TagCache.Entry entry = cache.get(principalType, name, clientId, generation);
        if (entry == null) {
            QuotaTags tags = resolve(now.allocation().policy(), principalType, name, clientId);
            entry = new TagCache.Entry(principalType, name, clientId, generation, tags);
            cache.put(entry);
        }
        entry.seenIn(now.period());
        return entry.tags();
    }

    private QuotaTags resolve(CompiledQuotas policy, String principalType, String name, String clientId) {
        if (policy.isExempt(principalType, name)) {
            return QuotaTags.exempt(principalType, name);
        }
        String user = Sanitizer.sanitize(name);
        QuotaTags kafka = switch (stock.shape(user, clientId)) {
            case USER_AND_CLIENT_ID -> QuotaTags.stock(user, clientId);
            case USER -> QuotaTags.stock(user, "");
            case CLIENT_ID -> QuotaTags.stock("", clientId);
        };
        if (policy.isEmpty() || stockLimit(kafka) != null) {
            return kafka;
        }
        CompiledTenant tenant = policy.tenantOf(type, principalType, name, clientId);
        return tenant == null ? QuotaTags.unlisted(principalType, name) : tenant.tags();
    }

    private @Nullable Double stockLimit(Map<String, String> tags) {
        String user = tags.get(QuotaTags.USER);
        String clientId = tags.get(QuotaTags.CLIENT_ID);
        return user == null || clientId == null ? null : stock.limit(user, clientId);
    }

    /** @param tags of a budget, in any map: Kafka wraps and copies what {@link #tags} gives */
    @Nullable
    Double limit(Map<String, String> tags) {
        Allocation allocation = node.get().allocation();
        Double policy = policyLimit(allocation, tags);
        if (policy != null) {
            return allocation.policy().isEnforced() ? policy : null;
        }
        Double kafka = stockLimit(tags);
        return tags.containsKey(QuotaTags.EXEMPT) ? null : allocation.ofStock(type, kafka);
    }

    /** What the policy gives to such tags, enforced or not. @return null if it has nothing to say of them */
    @Nullable
    Double policyLimit(Allocation allocation, Map<String, String> tags) {
        String tenant = tags.get(QuotaTags.TENANT);
        if (tenant != null) {
            return allocation.ofTenant(type, tenant);
        }
        if (tags.containsKey(QuotaTags.PRINCIPAL)) {
            return allocation.ofUnlisted(type);
        }
        String user = tags.get(QuotaTags.USER);
        boolean ofUser = user != null && !user.isEmpty() && "".equals(tags.get(QuotaTags.CLIENT_ID));
        return ofUser && stockLimit(tags) == null ? allocation.ofUnlisted(type) : null;
    }

    /** What a budget may use, or might if it were enforced, beside what it uses. */
    MeasuredBudget measured(Allocation allocation, Usage usage) {
        Map<String, String> tags = usage.tags();
        Double policy = policyLimit(allocation, tags);
        Double limit = policy == null ? limit(tags) : policy;
        String tenant = tags.get(QuotaTags.TENANT);
        return new MeasuredBudget(
                usage,
                Optional.ofNullable(tenant).map(Sanitizer::desanitize),
                limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit),
                policy == null || allocation.policy().isEnforced(),
                List.of());
    }

    /** Generations begin anew with the node's state, and are then no proof any more. */
    void forget() {
        cache.clear();
    }

    /** Who was seen lately, with the tags he had then. */
    void forEachSeen(Consumer<TagCache.Entry> consumer) {
        cache.forEach(consumer);
    }
}
