/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.policy.Principal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Names for roles, each once: after the principal, if it is one. */
public final class RoleNames {
    private static final int LONGEST = 200;

    private final Set<String> given = new HashSet<>();

    public String next(Collection<Principal> principals) {
        String wish = principals.size() == 1 ? name(principals.iterator().next()) : "shared";
        String name = wish;
        for (int i = 2; !given.add(name); i++) {
            name = wish + "-" + i;
        }
        return name;
    }

    private static String name(Principal principal) {
        if (principal.isEveryone()) {
            return "everyone";
        }
        String name = principal.type().equals(Principal.EVERYONE.type()) ? principal.name() : principal.toString();
        String visible =
                name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]", "_").strip();
        String cut = visible.codePointCount(0, visible.length()) > LONGEST / 2
                ? visible.substring(0, visible.offsetByCodePoints(0, LONGEST / 2))
                : visible;
        return cut.isBlank() ? "role" : cut;
    }
}
