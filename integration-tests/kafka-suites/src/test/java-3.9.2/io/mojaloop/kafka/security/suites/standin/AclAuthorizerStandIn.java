/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.standin;

import io.mojaloop.kafka.security.authorizer.PolicyAuthorizer;
import io.mojaloop.kafka.security.suites.Trail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import kafka.security.authorizer.AclAuthorizer;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.apache.kafka.server.authorizer.AuthorizerServerInfo;

/** AuthorizerTest casts what it made to AclAuthorizer; this one leaves everything to ours. */
public class AclAuthorizerStandIn extends AclAuthorizer {
    private final PolicyAuthorizer ours = new PolicyAuthorizer();

    @Override
    public void configure(Map<String, ?> configs) {
        Map<String, Object> withTrail = new HashMap<>(configs);
        withTrail.putAll(Trail.configs());
        ours.configure(withTrail);
    }

    /** The test lifts the limit of retries that its concurrent updates need, on the store that does the retrying. */
    @Override
    public void maxUpdateRetries_$eq(int retries) {
        try {
            Field store = PolicyAuthorizer.class.getDeclaredField("zooKeeper");
            store.setAccessible(true);
            ((AclAuthorizer) store.get(ours)).maxUpdateRetries_$eq(retries);
        } catch (ReflectiveOperationException moved) {
            throw new LinkageError("PolicyAuthorizer.zooKeeper", moved);
        }
    }

    @Override
    public Map<Endpoint, ? extends CompletionStage<Void>> start(AuthorizerServerInfo serverInfo) {
        return ours.start(serverInfo);
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        return ours.authorize(context, actions);
    }

    @Override
    public AuthorizationResult authorizeByResourceType(
            AuthorizableRequestContext context, AclOperation operation, ResourceType resourceType) {
        return ours.authorizeByResourceType(context, operation, resourceType);
    }

    @Override
    public List<? extends CompletionStage<AclCreateResult>> createAcls(
            AuthorizableRequestContext context, List<AclBinding> bindings) {
        return ours.createAcls(context, bindings);
    }

    @Override
    public List<? extends CompletionStage<AclDeleteResult>> deleteAcls(
            AuthorizableRequestContext context, List<AclBindingFilter> filters) {
        return ours.deleteAcls(context, filters);
    }

    @Override
    public Iterable<AclBinding> acls(AclBindingFilter filter) {
        return ours.acls(filter);
    }

    @Override
    public int aclCount() {
        return ours.aclCount();
    }

    @Override
    public void close() {
        try {
            ours.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
