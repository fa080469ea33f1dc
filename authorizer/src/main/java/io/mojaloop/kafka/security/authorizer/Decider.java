/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.compiled.Violation;
import io.mojaloop.kafka.security.authorizer.rules.PrincipalRules;
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
    private final Observer observer;
    private final Origins origins;
    private final DecisionAudit audit;
    private final TopicQuestions topics = new TopicQuestions();
    private final ErrorLog errors = new ErrorLog();

    Decider(
            AclState state,
            DecisionMetrics metrics,
            DecisionLog log,
            Observer observer,
            Origins origins,
            DecisionAudit audit) {
        this.state = state;
        this.metrics = metrics;
        this.log = log;
        this.observer = observer;
        this.origins = origins;
        this.audit = audit;
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
            Violation violation = origins.judge(now.policy().guards(), context);
            return decide(now, rulesUnlessSuperUser(now, context), violation, context, action);
        } catch (AuthorizerNotReadyException notReady) {
            throw notReady;
        } catch (RuntimeException | StackOverflowError | LinkageError unexpected) {
            AuthorizationResult denied = denyAfter(unexpected);
            audit.tellFailed(context, List.of(action));
            return denied;
        }
    }

    private List<AuthorizationResult> decideEach(AuthorizableRequestContext context, List<Action> actions) {
        AuthorizationResult[] results = new AuthorizationResult[actions.size()];
        actions.forEach(Decider::requireLiteral);
        Snapshot now = state.snapshot();
        try {
            PrincipalRules own = rulesUnlessSuperUser(now, context);
            Violation violation = origins.judge(now.policy().guards(), context);
            int i = 0;
            for (Action action : actions) {
                results[i++] = decide(now, own, violation, context, action);
            }
        } catch (AuthorizerNotReadyException notReady) {
            throw notReady;
        } catch (RuntimeException | StackOverflowError | LinkageError unexpected) {
            Arrays.fill(results, denyAfter(unexpected));
            audit.tellFailed(context, actions);
        }
        return Arrays.asList(results);
    }

    /** @param own null for a super user */
    private AuthorizationResult decide(
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation onConnection,
            AuthorizableRequestContext context,
            Action action) {
        if (audit.takesDecisions()) {
            Action first = topics.firstOf(context, action);
            if (first != action && isPlainlyAllowed(now, own, onConnection, context, first)) {
                return finish(now, own, onConnection, context, action, first);
            }
            if (topics.isAskedAgain(context, action) && isPlainlyAllowed(now, own, onConnection, context, action)) {
                topics.answered(context, action);
                return AuthorizationResult.DENIED;
            }
        }
        return finish(now, own, onConnection, context, action, action);
    }

    /** Decides by one question, which is almost always the one that was asked, and tells of the one that was asked. */
    private AuthorizationResult finish(
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation onConnection,
            AuthorizableRequestContext context,
            Action action,
            Action decided) {
        Violation violation =
                now.violation(onConnection, context.principal(), decided.operation(), context.clientAddress());
        DecisionKind kind = kindOf(now, own, violation, context, decided);
        if (kind == DecisionKind.ALLOWED_IN_MONITOR_MODE) {
            kind = observer.kindOf(action, violation);
        }
        boolean observed =
                kind == DecisionKind.ALLOWED_IN_MONITOR_MODE && observer.note(now, own, violation, context, action);
        if (audit.takesDecisions()) {
            if (!audit.tell(now, own, violation, kind, context, action, decided) && kind.isAllowed()) {
                kind = DecisionKind.DENIED_BY_AUDIT;
            }
        } else if (observed) {
            audit.tellObserved(now, own, violation, context, action);
        }
        metrics.count(kind);
        AuthorizationResult result = kind.result();
        if (log.writes(action, result) || observed) {
            log.write(context, action, result, observed, Reasons.of(now, own, violation, kind, context, decided));
        }
        return result;
    }

    private boolean isPlainlyAllowed(
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation onConnection,
            AuthorizableRequestContext context,
            Action action) {
        Violation violation =
                now.violation(onConnection, context.principal(), action.operation(), context.clientAddress());
        return kindOf(now, own, violation, context, action).isPlainlyAllowed();
    }

    private DecisionKind kindOf(
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation violation,
            AuthorizableRequestContext context,
            Action action) {
        if (own != null) {
            requireLoaded(now);
        }
        ResourcePattern resource = action.resourcePattern();
        return now.decide(
                own,
                violation,
                context.principal(),
                resource.resourceType(),
                resource.name(),
                action.operation(),
                context.clientAddress());
    }

    AuthorizationResult decideAny(
            AuthorizableRequestContext context, AclOperation operation, ResourceType resourceType) {
        requireKnown(operation, resourceType);
        Snapshot now = state.snapshot();
        try {
            PrincipalRules own = rulesUnlessSuperUser(now, context);
            Violation violation = now.violation(
                    origins.judge(now.policy().guards(), context),
                    context.principal(),
                    operation,
                    context.clientAddress());
            if (own != null) {
                requireLoaded(now);
            }
            DecisionKind kind = now.decideAny(
                    own, violation, context.principal(), resourceType, operation, context.clientAddress());
            metrics.count(kind);
            return kind.result();
        } catch (AuthorizerNotReadyException notReady) {
            throw notReady;
        } catch (RuntimeException | StackOverflowError | LinkageError unexpected) {
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
