/* SPDX-License-Identifier: Apache-2.0 */
package org.apache.kafka.metadata.authorizer;

import io.mojaloop.kafka.security.authorizer.PolicyAuthorizer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/**
 * Stands before Kafka's class of this name on the class path, for the suites that name it in their code: what they make
 * is ours. Below is only what they call beyond the Authorizer interface.
 */
public class StandardAuthorizer extends PolicyAuthorizer {
    public static final String SUPER_USERS_CONFIG = "super.users";
    public static final String ALLOW_EVERYONE_IF_NO_ACL_IS_FOUND_CONFIG = "allow.everyone.if.no.acl.found";

    private Map<String, ?> configs = Map.of();

    @Override
    public void configure(Map<String, ?> configs) {
        super.configure(configs);
        this.configs = configs;
    }

    Set<String> superUsers() {
        return getConfiguredSuperUsers(configs);
    }

    AuthorizationResult defaultResult() {
        return getDefaultResult(configs);
    }

    static Set<String> getConfiguredSuperUsers(Map<String, ?> configs) {
        Set<String> users = new HashSet<>();
        Object text = configs.get(SUPER_USERS_CONFIG);
        for (String user : (text == null ? "" : text.toString()).split(";", -1)) {
            if (!user.isBlank()) {
                users.add(user.trim());
            }
        }
        return users;
    }

    static AuthorizationResult getDefaultResult(Map<String, ?> configs) {
        Object text = configs.get(ALLOW_EVERYONE_IF_NO_ACL_IS_FOUND_CONFIG);
        return text != null && Boolean.parseBoolean(text.toString().trim())
                ? AuthorizationResult.ALLOWED
                : AuthorizationResult.DENIED;
    }
}
