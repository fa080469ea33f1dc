/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.encode.BoundedText;
import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.Decision.Verdict;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.Resource;
import io.mojaloop.kafka.security.authorizer.compiled.Violation;
import io.mojaloop.kafka.security.authorizer.rules.PrincipalRules;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells the audit trail of decisions. What Kafka does not want to be logged is no access but a question and is not told. An
 * allowed question that is a change of the cluster ({@link ChangeKind}) is recorded by itself, as a success: what its author
 * saw is the authorization, and that succeeded (ECS {@code event.outcome} is from the perspective of the producer of the
 * event). What a broker asks before it forwards such a request is recorded by itself too, as a decision. Everything else may
 * be counted with its like.
 */
final class DecisionAudit {
    private static final int CREATE_ACLS = ApiKeys.CREATE_ACLS.id;
    private static final int DELETE_ACLS = ApiKeys.DELETE_ACLS.id;

    private final AuditTrail trail;
    private final Reporter reporter;
    private final Set<String> controllerListeners;
    private final boolean zooKeeperMode;

    /**
     * @param controllerListeners where forwarded requests arrive
     * @param zooKeeperMode in which no broker asks before it forwards a request
     */
    DecisionAudit(AuditTrail trail, Reporter reporter, Collection<String> controllerListeners, boolean zooKeeperMode) {
        this.trail = trail;
        this.reporter = reporter;
        this.controllerListeners = controllerListeners.stream()
                .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
        this.zooKeeperMode = zooKeeperMode;
    }

    /** Whether decisions are told at all; {@link #tell} is for those that are. */
    boolean takesDecisions() {
        return trail.takesDecisions();
    }

    /**
     * Tells of a decision. An allowed one costs no allocation if the trail only counts it.
     *
     * @param own null for a super user
     * @param decided the question that the answer rests on: the same, or the one of {@link TopicQuestions#firstOf}
     * @return false if it must be denied because the trail cannot take it
     */
    boolean tell(
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation violation,
            DecisionKind kind,
            AuthorizableRequestContext context,
            Action action,
            Action decided) {
        boolean noted = true;
        if (kind == DecisionKind.ALLOWED_IN_MONITOR_MODE) {
            noted = count(Verdict.WOULD_DENY, context, action)
                    || trail.record(decision(Verdict.WOULD_DENY, now, own, violation, kind, context, action, decided));
        } else if (!kind.isAllowed()) {
            return !action.logIfDenied()
                    || TopicQuestions.isBeforeDeletion(context, action)
                            && isDeniedToDelete(now, own, violation, context, action)
                    || count(Verdict.DENIED, context, action)
                    || trail.record(decision(Verdict.DENIED, now, own, violation, kind, context, action, decided));
        }
        if (kind == DecisionKind.PROBE_IN_MONITOR_MODE || !action.logIfAllowed()) {
            return noted;
        }
        ChangeKind change = ChangeKind.of(
                context.requestType(),
                action.operation(),
                action.resourcePattern().resourceType());
        if (change != null && (!change.atTheController() || isWhereChangesAreMade(context))) {
            return trail.record(change(change, now, own, violation, kind, context, action, decided)) && noted;
        }
        // A change of an ACL is told when it is done (AclChanges); then it is too late to refuse it.
        if (isBeforeAclChange(context, action) && !trail.takes(EventClass.ADMIN)) {
            return false;
        }
        if (kind == DecisionKind.ALLOWED_IN_MONITOR_MODE) {
            return noted;
        }
        return change == null && count(Verdict.ALLOWED, context, action)
                || trail.record(decision(Verdict.ALLOWED, now, own, violation, kind, context, action, decided));
    }

    /** Tells of the first request of its kind that monitor mode let pass, for a trail that takes no other decisions. */
    void tellObserved(
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation violation,
            AuthorizableRequestContext context,
            Action action) {
        trail.record(decision(
                Verdict.WOULD_DENY,
                now,
                own,
                violation,
                DecisionKind.ALLOWED_IN_MONITOR_MODE,
                context,
                action,
                action));
    }

    /** Tells of actions that were denied because deciding on them failed. Never throws: the request may be what is broken. */
    void tellFailed(AuthorizableRequestContext context, List<Action> actions) {
        try {
            if (!trail.takesDecisions()) {
                return;
            }
            for (Action action : actions) {
                if (action.logIfDenied() && !isCountedWithItsLike(context, action)) {
                    trail.record(new Decision(
                            System.currentTimeMillis(),
                            reporter,
                            Verdict.DENIED,
                            Requesters.actor(context),
                            Requesters.request(context),
                            resource(action),
                            action.operation().name(),
                            DecisionKind.DENIED_BY_ERROR.reason(),
                            "",
                            action.resourceReferenceCount()));
                }
            }
        } catch (RuntimeException | StackOverflowError | LinkageError brokenToo) {
            // The error that came first is in the server's log, and in the metric DeniedByError.
        }
    }

    private boolean isCountedWithItsLike(AuthorizableRequestContext context, Action action) {
        @Nullable InetAddress client = context.clientAddress();
        return client != null && count(Verdict.DENIED, context, action);
    }

    private boolean count(Verdict verdict, AuthorizableRequestContext context, Action action) {
        KafkaPrincipal principal = context.principal();
        ResourcePattern resource = action.resourcePattern();
        return trail.count(
                verdict,
                principal.getPrincipalType(),
                principal.getName(),
                action.operation().name(),
                resource.resourceType().name(),
                BoundedText.of(resource.name()),
                context.clientAddress());
    }

    private static boolean isBeforeAclChange(AuthorizableRequestContext context, Action action) {
        int api = context.requestType();
        return (api == CREATE_ACLS || api == DELETE_ACLS) && action.operation() == AclOperation.ALTER;
    }

    private boolean isWhereChangesAreMade(AuthorizableRequestContext context) {
        return zooKeeperMode || controllerListeners.contains(context.listenerName());
    }

    /** Kafka asks for both rights and refuses if either is missing. */
    private static boolean isDeniedToDelete(
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation violation,
            AuthorizableRequestContext context,
            Action action) {
        ResourcePattern resource = action.resourcePattern();
        return !now.decide(
                        own,
                        violation,
                        context.principal(),
                        resource.resourceType(),
                        resource.name(),
                        AclOperation.DELETE,
                        context.clientAddress())
                .isAllowed();
    }

    private Decision decision(
            Verdict verdict,
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation violation,
            DecisionKind kind,
            AuthorizableRequestContext context,
            Action action,
            Action decided) {
        return new Decision(
                System.currentTimeMillis(),
                reporter,
                verdict,
                Requesters.actor(context),
                Requesters.request(context),
                resource(action),
                action.operation().name(),
                verdict == Verdict.WOULD_DENY ? "would-deny" : kind.reason(),
                Reasons.ruleOf(now, own, violation, kind, context, decided),
                action.resourceReferenceCount());
    }

    private AdminChange change(
            ChangeKind change,
            Snapshot now,
            @Nullable PrincipalRules own,
            Violation violation,
            DecisionKind kind,
            AuthorizableRequestContext context,
            Action action,
            Action decided) {
        return new AdminChange(
                System.currentTimeMillis(),
                reporter,
                Requesters.actor(context),
                Requesters.request(context),
                change.subject(),
                change.type(),
                resource(action),
                action.operation().name(),
                List.of(),
                Outcome.UNKNOWN,
                AdminChange.Stage.AUTHORIZED,
                kind.reason(),
                Reasons.ruleOf(now, own, violation, kind, context, decided));
    }

    private static Resource resource(Action action) {
        ResourcePattern resource = action.resourcePattern();
        return new Resource(
                resource.resourceType().name(),
                BoundedText.of(resource.name()),
                resource.patternType().name());
    }
}
