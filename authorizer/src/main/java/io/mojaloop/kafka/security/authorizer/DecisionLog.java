/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.policy.LogText;
import java.util.Locale;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's {@code kafka.authorizer.logger}: the lines and levels of StandardAuthorizer, or in ZooKeeper mode those of
 * AclAuthorizer, which existing monitoring reads. They differ from stock in two ways: text that a client controls is
 * escaped (stock lets a topic name forge a line), and AclAuthorizer's lines name the rule too.
 *
 * <p>Levels: an allowed access is DEBUG, a denied one INFO. A probe ({@code logIfAllowed} or {@code logIfDenied} false:
 * the client asked what it might do, or a list was filtered) is TRACE.
 */
final class DecisionLog {
    private final Logger logger = LoggerFactory.getLogger("kafka.authorizer.logger");

    private final boolean likeAclAuthorizer;

    /** @param likeAclAuthorizer whether to write AclAuthorizer's lines instead of StandardAuthorizer's */
    DecisionLog(boolean likeAclAuthorizer) {
        this.likeAclAuthorizer = likeAclAuthorizer;
    }

    /** Whether a decision would be written; to be asked before any text is made. */
    boolean writes(Action action, AuthorizationResult result) {
        if (result == AuthorizationResult.ALLOWED) {
            return logger.isDebugEnabled() && (action.logIfAllowed() || logger.isTraceEnabled());
        }
        if (action.logIfDenied()) {
            return logger.isInfoEnabled() || logger.isDebugEnabled();
        }
        return logger.isTraceEnabled();
    }

    /**
     * Writes the line of a decision for which {@link #writes} is true.
     *
     * @param noticed whether an allowed access shall be seen like a denied one: the first of its kind in monitor mode
     */
    void write(
            AuthorizableRequestContext context,
            Action action,
            AuthorizationResult result,
            boolean noticed,
            String rule) {
        if (result == AuthorizationResult.DENIED) {
            String line = line(context, action, "Denied", rule);
            if (action.logIfDenied()) {
                logger.info(line);
            } else {
                logger.trace(line);
            }
        } else {
            String line = line(context, action, "Allowed", rule);
            if (noticed) {
                logger.info(line);
            } else if (action.logIfAllowed()) {
                logger.debug(line);
            } else {
                logger.trace(line);
            }
        }
    }

    private String line(AuthorizableRequestContext context, Action action, String result, String rule) {
        String type = action.resourcePattern().resourceType().name();
        String operation = action.operation().name();
        return "Principal = " + LogText.escape(context.principal().toString())
                + " is " + result
                + (likeAclAuthorizer ? " Operation = " + pascalCase(operation) : " operation = " + operation)
                + " from host = " + LogText.escape(context.clientAddress().getHostAddress())
                + " on resource = " + pascalCase(type)
                + ":" + action.resourcePattern().patternType()
                + ":" + LogText.escape(action.resourcePattern().name())
                + " for request = " + apiKey(context.requestType())
                + " with resourceRefCount = " + action.resourceReferenceCount()
                + " based on rule " + LogText.escape(rule);
    }

    private static String apiKey(int requestType) {
        return ApiKeys.hasId(requestType) ? ApiKeys.forId(requestType).name : Integer.toString(requestType);
    }

    /** TRANSACTIONAL_ID as TransactionalId, like Kafka's SecurityUtils (which moved between versions). */
    private static String pascalCase(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.split("_", -1)) {
            if (!word.isEmpty()) {
                name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return name.toString();
    }
}
