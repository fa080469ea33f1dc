/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
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
    static Request of(String user, String host, ResourceType type, String name, AclOperation operation) {
        try {
            return new Request(
                    new RequestContext(
                            new KafkaPrincipal(KafkaPrincipal.USER_TYPE, copy(user)), InetAddress.getByName(host)),
                    List.of(new Action(
                            operation, new ResourcePattern(type, copy(name), PatternType.LITERAL), 1, true, true)));
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(host + " is no address", impossible);
        }
    }

    /** A client's text is never the very object that is in the index. */
    private static String copy(String text) {
        return new String(text.toCharArray());
    }
}
