/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.event.Actor;
import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Outcome;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.event.Request;
import io.mojaloop.kafka.security.audit.event.Resource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.AclDeleteResult.AclBindingDeleteResult;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the audit trail of each ACL that was created or deleted, by whom, and with which outcome. An attempt that reached a
 * node that is not the controller is not told: Kafka repeats it where it is. Nothing here changes what Kafka gets.
 */
final class AclChanges {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyAuthorizer.class);

    private final AuditTrail trail;
    private final Reporter reporter;

    AclChanges(AuditTrail trail, Reporter reporter) {
        this.trail = trail;
        this.reporter = reporter;
    }

    /** Creates ACLs and tells when it is done. @param creation gives one stage per binding, in their order */
    List<? extends CompletionStage<AclCreateResult>> creating(
            AuthorizableRequestContext context,
            List<AclBinding> bindings,
            Supplier<List<? extends CompletionStage<AclCreateResult>>> creation) {
        if (!trail.takesDecisions()) {
            return creation.get();
        }
        List<? extends CompletionStage<AclCreateResult>> results;
        try {
            results = creation.get();
        } catch (RuntimeException refused) {
            safely(() -> {
                Author author = new Author(context);
                bindings.forEach(binding -> created(author, binding, refused));
            });
            throw refused;
        }
        safely(() -> {
            Author author = new Author(context);
            for (int i = 0; i < results.size() && i < bindings.size(); i++) {
                AclBinding binding = bindings.get(i);
                results.get(i)
                        .whenComplete((result, thrown) ->
                                safely(() -> created(author, binding, thrown == null ? failure(result) : thrown)));
            }
        });
        return results;
    }

    /** Deletes ACLs and tells when it is done. @param deletion gives one stage per filter, in their order */
    List<? extends CompletionStage<AclDeleteResult>> deleting(
            AuthorizableRequestContext context,
            List<AclBindingFilter> filters,
            Supplier<List<? extends CompletionStage<AclDeleteResult>>> deletion) {
        if (!trail.takesDecisions()) {
            return deletion.get();
        }
        List<? extends CompletionStage<AclDeleteResult>> results;
        try {
            results = deletion.get();
        } catch (RuntimeException refused) {
            safely(() -> {
                Author author = new Author(context);
                filters.forEach(filter -> notDeleted(author, filter, refused));
            });
            throw refused;
        }
        safely(() -> {
            Author author = new Author(context);
            for (int i = 0; i < results.size() && i < filters.size(); i++) {
                AclBindingFilter filter = filters.get(i);
                results.get(i).whenComplete((result, thrown) -> safely(() -> deleted(author, filter, result, thrown)));
            }
        });
        return results;
    }

    /** As the request was when it came: Kafka may use its objects again. */
    private record Author(Actor actor, Request request) {
        Author(AuthorizableRequestContext context) {
            this(Requesters.actor(context), Requesters.request(context));
        }
    }

    private void created(Author author, AclBinding binding, @Nullable Throwable failure) {
        tell(author, AdminChange.Type.CREATION, resource(binding), text(binding), failure);
    }

    private void deleted(
            Author author, AclBindingFilter filter, @Nullable AclDeleteResult result, @Nullable Throwable thrown) {
        if (result == null || thrown != null || result.exception().isPresent()) {
            Throwable failure = thrown != null || result == null
                    ? thrown
                    : result.exception().get();
            notDeleted(author, filter, failure == null ? new IllegalStateException("no result") : failure);
            return;
        }
        for (AclBindingDeleteResult each : result.aclBindingDeleteResults()) {
            AclBinding binding = each.aclBinding();
            tell(
                    author,
                    AdminChange.Type.DELETION,
                    resource(binding),
                    text(binding),
                    each.exception().orElse(null));
        }
    }

    private void notDeleted(Author author, AclBindingFilter filter, Throwable failure) {
        Resource resource = new Resource(
                filter.patternFilter().resourceType().name(),
                Objects.requireNonNullElse(filter.patternFilter().name(), ""),
                filter.patternFilter().patternType().name());
        tell(author, AdminChange.Type.DELETION, resource, filter.toString(), failure);
    }

    private void tell(
            Author author, AdminChange.Type type, Resource resource, String detail, @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NotControllerException) {
            return;
        }
        boolean taken = trail.record(new AdminChange(
                System.currentTimeMillis(),
                reporter,
                author.actor(),
                author.request(),
                AdminChange.Subject.ACL,
                type,
                resource,
                AclOperation.ALTER.name(),
                List.of(detail),
                cause == null ? Outcome.SUCCESS : Outcome.FAILURE,
                AdminChange.Stage.COMPLETED,
                cause == null ? "" : String.valueOf(cause.getMessage()),
                ""));
        if (!taken) {
            LOG.error(
                    "A change of an ACL is not in the audit trail, which could not take it; it is too late to refuse it");
        }
    }

    private static @Nullable Throwable failure(@Nullable AclCreateResult result) {
        return result == null
                ? new IllegalStateException("no result")
                : result.exception().orElse(null);
    }

    private static Resource resource(AclBinding binding) {
        ResourcePattern pattern = binding.pattern();
        return new Resource(
                pattern.resourceType().name(),
                pattern.name(),
                pattern.patternType().name());
    }

    /** Alike whatever class the entry is: in ZooKeeper mode it is one with another text. */
    private static String text(AclBinding binding) {
        AccessControlEntry entry = binding.entry();
        return new AclBinding(
                        binding.pattern(),
                        new AccessControlEntry(
                                entry.principal(), entry.host(), entry.operation(), entry.permissionType()))
                .toString();
    }

    /** An ACL that Kafka has stored must reach its caller whatever becomes of the telling. */
    private static void safely(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException failure) {
            LOG.error("A change of an ACL could not be told to the audit trail. Please report this", failure);
        }
    }
}
