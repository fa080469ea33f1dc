/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.cli.policy.diff.Blocks;
import io.mojaloop.kafka.security.policy.Binding;
import io.mojaloop.kafka.security.policy.Guardrails;
import io.mojaloop.kafka.security.policy.HostPattern;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.PolicyMode;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Role;
import io.mojaloop.kafka.security.policy.Role.RoleRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a policy that says exactly some grants, and each of them: roles for the principals that have the same, bound from
 * the addresses from which they have it.
 */
public final class PolicyOfGrants {
    private static final Position NOWHERE = new Position("", 1, 1);

    /** To whom and from where a set of grants is given. */
    private record Gift(List<HostPattern> from, List<Principal> to) {
        boolean collidesWith(Gift other) {
            boolean apart = to.stream().noneMatch(other.to::contains)
                    && !to.contains(Principal.EVERYONE)
                    && !other.to.contains(Principal.EVERYONE);
            return !apart && (Blocks.cover(from, other.from) || Blocks.cover(other.from, from));
        }
    }

    private record Place(List<Grant> grants, List<HostPattern> from) {}

    private final boolean shareRoles;
    private final Map<Principal, Map<Grant, Map<String, HostPattern>>> grants = new TreeMap<>();
    private final RoleNames names = new RoleNames();

    /** @param shareRoles whether principals with the same grants share a role */
    public PolicyOfGrants(boolean shareRoles) {
        this.shareRoles = shareRoles;
    }

    public void add(Principal principal, Grant grant, HostPattern from) {
        grants.computeIfAbsent(principal, one -> new HashMap<>())
                .computeIfAbsent(grant, one -> new TreeMap<>())
                .put(from.text(), from);
    }

    public Policy policy() {
        Map<List<Grant>, List<Gift>> giftsByGrants = new LinkedHashMap<>();
        places().forEach((place, principals) -> {
            List<List<Principal>> together = shareRoles
                    ? List.of(principals)
                    : principals.stream().map(List::of).toList();
            together.forEach(to -> giftsByGrants
                    .computeIfAbsent(place.grants, one -> new ArrayList<>())
                    .add(new Gift(place.from, to)));
        });
        Map<String, Role> roles = new LinkedHashMap<>();
        List<Binding> bindings = new ArrayList<>();
        giftsByGrants.forEach((same, gifts) -> {
            for (List<Gift> ofRole : rolesFor(gifts)) {
                Set<Principal> to = new TreeSet<>();
                ofRole.forEach(gift -> to.addAll(gift.to));
                String name = names.next(to);
                roles.put(name, new Role(name, rules(same), NOWHERE));
                ofRole.forEach(gift -> bindings.add(binding(name, gift)));
            }
        });
        return new Policy(PolicyMode.ENFORCE, Guardrails.NONE, Map.of(), roles, bindings, Quotas.NONE);
    }

    private List<List<Gift>> rolesFor(List<Gift> gifts) {
        if (shareRoles) {
            return Layers.of(gifts, Gift::collidesWith);
        }
        Map<List<Principal>, List<Gift>> byPrincipal = new LinkedHashMap<>();
        gifts.forEach(gift ->
                byPrincipal.computeIfAbsent(gift.to, one -> new ArrayList<>()).add(gift));
        List<List<Gift>> roles = new ArrayList<>();
        byPrincipal.values().forEach(own -> roles.addAll(Layers.of(own, Gift::collidesWith)));
        return roles;
    }

    /** Who has what from where; what policies refuse to have in one role or in one binding is divided. */
    private Map<Place, List<Principal>> places() {
        Map<Place, List<Principal>> places = new LinkedHashMap<>();
        grants.forEach((principal, ofPrincipal) -> {
            Map<List<HostPattern>, List<Grant>> byHosts = new LinkedHashMap<>();
            ofPrincipal.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(Grant.ORDER))
                    .forEach(entry -> byHosts.computeIfAbsent(
                                    List.copyOf(entry.getValue().values()), one -> new ArrayList<>())
                            .add(entry.getKey()));
            byHosts.forEach((hosts, same) -> {
                for (List<HostPattern> from : Layers.of(hosts, Blocks::nested)) {
                    for (List<Grant> layer : Layers.of(same, Grant::collidesWith)) {
                        places.computeIfAbsent(new Place(layer, from), one -> new ArrayList<>())
                                .add(principal);
                    }
                }
            });
        });
        return places;
    }

    private static Binding binding(String role, Gift gift) {
        List<HostPattern> from = gift.from.equals(List.of(HostPattern.ANY)) ? List.of() : gift.from;
        return new Binding(role, List.copyOf(gift.to), from, Optional.empty(), Optional.empty(), NOWHERE);
    }

    private record Names(boolean allows, ResourceType type, Set<Operation> operations) {}

    private record Operations(boolean allows, ResourceType type, NamePattern name) {}

    private static List<RoleRule> rules(Collection<Grant> grants) {
        Map<Operations, Set<Operation>> operations = new LinkedHashMap<>();
        for (Grant grant : grants) {
            operations
                    .computeIfAbsent(
                            new Operations(grant.allows(), grant.type(), grant.name()),
                            one -> EnumSet.noneOf(Operation.class))
                    .add(grant.operation());
        }
        Map<Names, List<NamePattern>> names = new LinkedHashMap<>();
        operations.forEach(
                (key, named) -> names.computeIfAbsent(new Names(key.allows, key.type, named), one -> new ArrayList<>())
                        .add(key.name));
        List<RoleRule> rules = new ArrayList<>();
        names.forEach((key, of) -> rules.add(new RoleRule(key.allows, key.operations, key.type, of, NOWHERE)));
        return rules;
    }
}
