/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;

/**
 * A question to an authorizer, with objects of its own as if it had just come from the network.
 *
 * @param context who asks
 * @param actions one action
 */
record Request(AuthorizableRequestContext context, List<Action> actions) {
    private static final Map<String, InetAddress> ADDRESSES = new ConcurrentHashMap<>();

    static Request of(String user, String host, ResourceType type, String name, AclOperation operation) {
        KafkaPrincipal principal = new KafkaPrincipal(KafkaPrincipal.USER_TYPE, copy(user));
        ResourcePattern resource = new ResourcePattern(type, copy(name), PatternType.LITERAL);
        return new Request(
                new RequestContext(principal, ADDRESSES.computeIfAbsent(host, Request::address)),
                Collections.singletonList(new Action(operation, resource, 1, true, true)));
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(host + " is no address", impossible);
        }
    }

    /** A client's text is never the very object that is in the index. */
    private static String copy(String text) {
        return new String(text.toCharArray());
    }
}
