/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/** The principals that may do everything: Kafka's {@code super.users}. */
final class SuperUsers {
    static final String CONFIG = "super.users";

    /** Types by name: a key object of both would have to be made for every decision. */
    private final Map<String, Set<String>> typesByName;

    private SuperUsers(Map<String, Set<String>> typesByName) {
        this.typesByName = Map.copyOf(typesByName);
    }

    /**
     * Reads {@code User:a;User:CN=b,O=c}.
     *
     * @throws ConfigException that names each entry which is no principal, and how to write one
     */
    static SuperUsers parse(String value) {
        Map<String, Set<String>> principals = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (String entry : value.split(";", -1)) {
            String principal = entry.trim();
            int colon = principal.indexOf(':');
            if (colon > 0 && colon < principal.length() - 1) {
                principals
                        .computeIfAbsent(principal.substring(colon + 1), name -> new HashSet<>())
                        .add(principal.substring(0, colon));
            } else if (!principal.isEmpty()) {
                wrong.add("'" + LogText.escape(principal) + "'");
            }
        }
        if (!wrong.isEmpty()) {
            throw new ConfigException(
                    CONFIG,
                    LogText.escape(value),
                    String.join(" and ", wrong) + (wrong.size() == 1 ? " is not a principal" : " are not principals")
                            + ". Write each as type:name and separate them with semicolons, for example"
                            + " User:broker;User:CN=admin,O=hub");
        }
        return new SuperUsers(principals);
    }

    boolean contains(KafkaPrincipal principal) {
        Set<String> types = typesByName.get(principal.getName());
        return types != null && types.contains(principal.getPrincipalType());
    }

    boolean contains(Principal principal) {
        return typesByName.getOrDefault(principal.name(), Set.of()).contains(principal.type());
    }

    Set<Principal> principals() {
        return typesByName.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(type -> new Principal(type, entry.getKey())))
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return typesByName.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(type -> type + ":" + entry.getKey()))
                .sorted()
                .map(LogText::escape)
                .collect(Collectors.joining(";"));
    }
}
