/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.byname;

import io.mojaloop.kafka.security.authorizer.PolicyAuthorizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import kafka.api.SslAdminIntegrationTest;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import scala.Option;

/** What SslAdminIntegrationTest's own subclass of the stock authorizer does, on top of ours. */
public class PausableAuthorizer extends PolicyAuthorizer {
    @Override
    public List<? extends CompletionStage<AclCreateResult>> createAcls(
            AuthorizableRequestContext context, List<AclBinding> bindings) {
        return paused(context, bindings.size(), () -> super.createAcls(context, bindings));
    }

    @Override
    public List<? extends CompletionStage<AclDeleteResult>> deleteAcls(
            AuthorizableRequestContext context, List<AclBindingFilter> filters) {
        return paused(context, filters.size(), () -> super.deleteAcls(context, filters));
    }

    private static <T> List<CompletableFuture<T>> paused(
            AuthorizableRequestContext context, int size, Supplier<List<? extends CompletionStage<T>>> update) {
        SslAdminIntegrationTest.lastUpdateRequestContext_$eq(Option.apply(context));
        List<CompletableFuture<T>> results = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            results.add(new CompletableFuture<>());
        }
        Runnable task = () -> run(update, results);
        Option<ExecutorService> executor = SslAdminIntegrationTest.executor();
        if (executor.isDefined()) {
            executor.get().execute(task);
        } else {
            task.run();
        }
        return results;
    }

    private static <T> void run(
            Supplier<List<? extends CompletionStage<T>>> update, List<CompletableFuture<T>> results) {
        Option<Semaphore> before = SslAdminIntegrationTest.semaphore();
        if (before.isDefined()) {
            before.get().acquireUninterruptibly();
        }
        try {
            List<? extends CompletionStage<T>> done = update.get();
            for (int i = 0; i < results.size(); i++) {
                complete(results.get(i), done.get(i));
            }
        } finally {
            Option<Semaphore> after = SslAdminIntegrationTest.semaphore();
            if (after.isDefined()) {
                after.get().release();
            }
        }
    }

    private static <T> void complete(CompletableFuture<T> result, CompletionStage<T> done) {
        try {
            result.complete(done.toCompletableFuture().get());
        } catch (ExecutionException failed) {
            result.completeExceptionally(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            result.completeExceptionally(interrupted);
        }
    }
}
