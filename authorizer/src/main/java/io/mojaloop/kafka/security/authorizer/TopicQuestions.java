/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestContext;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;

/**
 * Gets Kafka to name the topics that are created and deleted.
 *
 * <p>It first asks, unlogged if denied, whether the client may create or delete anything at all; only if not, it asks about
 * each topic. An administrator's topics would never be named. So when that first question would be allowed it is answered
 * with no, and the questions about topics that follow in the very same request are answered as the first one was: the client
 * may do what it might have done, no more and no less. Only the request that asked the first question gets that, so a Kafka
 * that asks otherwise (in ZooKeeper mode it does, for deletions) gets what it always got.
 *
 * <p>Used only when a trail takes decisions. Thread-safe: KRaft controllers ask from several threads.
 */
final class TopicQuestions {
    private static final int CREATE_TOPICS = ApiKeys.CREATE_TOPICS.id;
    private static final int DELETE_TOPICS = ApiKeys.DELETE_TOPICS.id;

    private static final Action CREATE_ANY = onCluster(AclOperation.CREATE);
    private static final Action DELETE_ANY = onCluster(AclOperation.DELETE);

    /** By identity, which is what RequestContext equals; gone with the request. */
    private final Map<RequestContext, Action> asked = Collections.synchronizedMap(new WeakHashMap<>());

    private static Action onCluster(AclOperation operation) {
        return new Action(
                operation,
                new ResourcePattern(ResourceType.CLUSTER, Resource.CLUSTER_NAME, PatternType.LITERAL),
                1,
                true,
                false);
    }

    /** Whether to answer with no, because the same will be asked about each topic. */
    boolean isAskedAgain(AuthorizableRequestContext context, Action action) {
        if (action.logIfDenied()
                || !action.logIfAllowed()
                || action.resourcePattern().resourceType() != ResourceType.CLUSTER
                || !(context instanceof RequestContext)) {
            return false;
        }
        int api = context.requestType();
        return api == CREATE_TOPICS && action.operation() == AclOperation.CREATE
                || api == DELETE_TOPICS && action.operation() == AclOperation.DELETE;
    }

    /** Remembers that the request was answered so. */
    void answered(AuthorizableRequestContext context, Action action) {
        if (context instanceof RequestContext request) {
            asked.put(request, action.operation() == AclOperation.CREATE ? CREATE_ANY : DELETE_ANY);
        }
    }

    /** The first question of the request, if it was answered so and stands for this one too; otherwise this one itself. */
    Action firstOf(AuthorizableRequestContext context, Action action) {
        int api = context.requestType();
        if (api != CREATE_TOPICS && api != DELETE_TOPICS
                || action.resourcePattern().resourceType() != ResourceType.TOPIC
                || !(context instanceof RequestContext request)) {
            return action;
        }
        AclOperation operation = action.operation();
        boolean standsForIt = api == CREATE_TOPICS
                ? operation == AclOperation.CREATE
                : operation == AclOperation.DELETE || operation == AclOperation.DESCRIBE;
        return standsForIt ? asked.getOrDefault(request, action) : action;
    }

    /** Whether the same topic will be asked about again, for the right that matters: a second refusal of one attempt. */
    static boolean isBeforeDeletion(AuthorizableRequestContext context, Action action) {
        return context.requestType() == DELETE_TOPICS
                && action.operation() == AclOperation.DESCRIBE
                && action.resourcePattern().resourceType() == ResourceType.TOPIC;
    }
}
