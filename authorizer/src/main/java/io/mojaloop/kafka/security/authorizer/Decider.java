/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.rules.PrincipalRules;
import io.mojaloop.kafka.security.authorizer.rules.Rule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizerNotReadyException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests: the hot path. One snapshot is read for a whole batch, the principal is looked up once, and an allow
 * allocates nothing but the list that a batch of several needs.
 */
final class Decider {
    private static final List<AuthorizationResult> ALLOWED = Collections.singletonList(AuthorizationResult.ALLOWED);
    private static final List<AuthorizationResult> DENIED = Collections.singletonList(AuthorizationResult.DENIED);

    private final AclState state;
    private final DecisionMetrics metrics;
    private final DecisionLog log;
    private final ErrorLog errors = new ErrorLog();

    Decider(AclState state, DecisionMetrics metrics, DecisionLog log) {
        this.state = state;
        this.metrics = metrics;
        this.log = log;
    }

    List<AuthorizationResult> decide(AuthorizableRequestContext context, List<Action> actions) {
        long timer = metrics.startTimer();
        List<AuthorizationResult> results;
        if (actions.size() == 1) {
            Action action = actions.get(0);
            results = decideOne(context, action) == AuthorizationResult.ALLOWED ? ALLOWED : DENIED;
        } else {
            results = decideEach(context, actions);
        }
        metrics.stopTimer(timer);
        return results;
    }

    private AuthorizationResult decideOne(AuthorizableRequestContext context, Action action) {
        requireLiteral(action);
        Snapshot now = state.snapshot();
        try {
            return decide(now, rulesUnlessSuperUser(now, context), context, action);
        } catch (AuthorizerNotReadyException notReady) {
            throw notReady;
        } catch (RuntimeException | StackOverflowError unexpected) {
            return denyAfter(unexpected);
        }
    }

    private List<AuthorizationResult> decideEach(AuthorizableRequestContext context, List<Action> actions) {
        AuthorizationResult[] results = new AuthorizationResult[actions.size()];
        actions.forEach(Decider::requireLiteral);
        Snapshot now = state.snapshot();
        try {
            PrincipalRules own = rulesUnlessSuperUser(now, context);
            int i = 0;
            for (Action action : actions) {
                results[i++] = decide(now, own, context, action);
            }
        } catch (AuthorizerNotReadyException notReady) {
            throw notReady;
        } catch (RuntimeException | StackOverflowError unexpected) {
            Arrays.fill(results, denyAfter(unexpected));
        }
        return Arrays.asList(results);
    }

    /** @param own null for a super user */
    private AuthorizationResult decide(
            Snapshot now, @Nullable PrincipalRules own, AuthorizableRequestContext context, Action action) {
        DecisionKind kind = DecisionKind.ALLOWED_AS_SUPER_USER;
        if (own != null) {
            requireLoaded(now);
            ResourcePattern resource = action.resourcePattern();
            kind = now.decide(
                    own, resource.resourceType(), resource.name(), action.operation(), context.clientAddress());
        }
        metrics.count(kind);
        AuthorizationResult result = kind.result();
        if (log.writes(action, result)) {
            log.write(context, action, result, ruleText(now, own, kind, context, action));
        }
        return result;
    }

    AuthorizationResult decideAny(
            AuthorizableRequestContext context, AclOperation operation, ResourceType resourceType) {
        requireKnown(operation, resourceType);
        Snapshot now = state.snapshot();
        try {
            PrincipalRules own = rulesUnlessSuperUser(now, context);
            DecisionKind kind = DecisionKind.ALLOWED_AS_SUPER_USER;
            if (own != null) {
                requireLoaded(now);
                kind = now.decideAny(own, resourceType, operation, context.clientAddress());
            }
            metrics.count(kind);
            return kind.result();
        } catch (AuthorizerNotReadyException notReady) {
            throw notReady;
        } catch (RuntimeException | StackOverflowError unexpected) {
            return denyAfter(unexpected);
        }
    }

    private static @Nullable PrincipalRules rulesUnlessSuperUser(Snapshot now, AuthorizableRequestContext context) {
        return now.isSuperUser(context.principal()) ? null : now.rulesOf(context.principal());
    }

    private void requireLoaded(Snapshot now) {
        if (now.load() != LoadState.READY) {
            metrics.countNotReady();
            throw new AuthorizerNotReadyException();
        }
    }

    private static String ruleText(
            Snapshot now,
            @Nullable PrincipalRules own,
            DecisionKind kind,
            AuthorizableRequestContext context,
            Action action) {
        if (own == null || !kind.rule().isEmpty()) {
            return kind.rule();
        }
        ResourcePattern resource = action.resourcePattern();
        List<Rule> rules = now.deciding(
                own, resource.resourceType(), resource.name(), action.operation(), context.clientAddress());
        return rules.isEmpty() ? kind.name() : rules.get(0).toString();
    }

    private AuthorizationResult denyAfter(Throwable unexpected) {
        metrics.count(DecisionKind.DENIED_BY_ERROR);
        errors.write(unexpected);
        return AuthorizationResult.DENIED;
    }

    private static void requireLiteral(Action action) {
        PatternType type = action.resourcePattern().patternType();
        if (type != PatternType.LITERAL) {
            throw new IllegalArgumentException("Only literal resources are supported. Got: " + type);
        }
    }

    /** As Kafka's SecurityUtils.authorizeByResourceTypeCheckArgs, which moved between versions. */
    private static void requireKnown(AclOperation operation, ResourceType resourceType) {
        if (resourceType == ResourceType.ANY || resourceType == ResourceType.UNKNOWN) {
            throw new IllegalArgumentException("Must specify a non-filter resource type for authorizeByResourceType");
        }
        if (operation == AclOperation.ANY || operation == AclOperation.UNKNOWN) {
            throw new IllegalArgumentException("Must specify a non-filter operation type for authorizeByResourceType");
        }
    }
}
