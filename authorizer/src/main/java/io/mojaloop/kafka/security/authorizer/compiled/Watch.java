/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.compiled;

import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is only observed: a request of theirs that nothing allows is allowed, and told.
 *
 * <p>The bindings that name the client (its principal and its address) say so: one in monitor mode is enough to observe,
 * if all are enforced the client is refused. For a client that no binding names, the mode of the policy counts. Asked
 * for denials only.
 */
public final class Watch {
    private static final Set<Integer> DATA =
            Set.of(ResourceType.TOPIC.code(), ResourceType.GROUP.code(), ResourceType.TRANSACTIONAL_ID.code());

    private record Named(HostPattern from, boolean observed) {}

    private final boolean observesByDefault;
    private final boolean everObserves;

    /** By name, then by type; the bindings of everyone apart. */
    private final Map<String, Map<String, List<Named>>> byPrincipal;

    private final List<Named> everyone;

    private Watch(
            boolean observesByDefault,
            boolean everObserves,
            Map<String, Map<String, List<Named>>> byPrincipal,
            List<Named> everyone) {
        this.observesByDefault = observesByDefault;
        this.everObserves = everObserves;
        this.byPrincipal = byPrincipal;
        this.everyone = everyone;
    }

    static Watch of(Policy policy, Instant now) {
        boolean byDefault = policy.mode() == PolicyMode.MONITOR;
        List<Binding> naming = policy.bindings().stream()
                // An enforced binding goes on naming its principals when it has ended: its end must not open anything.
                .filter(one -> one.holdsAt(now) || policy.modeOf(one) == PolicyMode.ENFORCE)
                .toList();
        boolean ever = byDefault || naming.stream().anyMatch(one -> policy.modeOf(one) == PolicyMode.MONITOR);
        Map<String, Map<String, List<Named>>> byPrincipal = new HashMap<>();
        List<Named> everyone = new ArrayList<>();
        if (ever) {
            for (Binding binding : naming) {
                boolean observed = policy.modeOf(binding) == PolicyMode.MONITOR;
                for (Principal principal : policy.principals(binding.to())) {
                    List<Named> names = principal.isEveryone()
                            ? everyone
                            : byPrincipal
                                    .computeIfAbsent(principal.name(), name -> new HashMap<>())
                                    .computeIfAbsent(principal.type(), type -> new ArrayList<>());
                    binding.hosts().forEach(host -> names.add(new Named(host, observed)));
                }
            }
        }
        return new Watch(byDefault, ever, byPrincipal, everyone);
    }

    /** Whether anybody is observed; if not, a denial is final. */
    public boolean everObserves() {
        return everObserves;
    }

    /** Whether the policy as a whole only observes: then it also holds for what an ACL denies. */
    public boolean observesByDefault() {
        return observesByDefault;
    }

    /**
     * Whether this client is observed rather than refused. A binding alone opens topics, groups and transactional ids, never
     * the cluster, tokens or users: ClusterAction and Alter on the cluster are everybody else's rights too.
     *
     * @param resourceType the code of the type of the resource that it asks for
     */
    public boolean observes(String principalType, String principalName, int resourceType, InetAddress client) {
        if (!everObserves || !observesByDefault && !DATA.contains(resourceType)) {
            return false;
        }
        boolean named = false;
        List<Named> own = byPrincipal.getOrDefault(principalName, Map.of()).getOrDefault(principalType, List.of());
        for (List<Named> bindings : List.of(own, everyone)) {
            for (Named binding : bindings) {
                if (binding.from().matches(client)) {
                    if (binding.observed()) {
                        return true;
                    }
                    named = true;
                }
            }
        }
        return !named && observesByDefault;
    }
}
