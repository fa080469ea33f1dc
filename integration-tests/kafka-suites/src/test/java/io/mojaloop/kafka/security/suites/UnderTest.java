/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites;

import io.mojaloop.kafka.security.authorizer.PolicyAuthorizer;
import io.mojaloop.kafka.security.quota.PolicyQuotaCallback;
import java.util.Properties;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Which plug-in a suite gets: {@code -Dsuites.authorizer=stock} leaves Kafka's own in place, for the control. */
public final class UnderTest {
    public static final boolean STOCK = "stock".equals(System.getProperty("suites.authorizer"));

    private UnderTest() {}

    /** Has the last word over what the suite itself set. */
    public static Seq<Properties> in(Seq<Properties> nodes) {
        return in(nodes, PolicyAuthorizer.class.getName());
    }

    public static Seq<Properties> in(Seq<Properties> nodes, String authorizer) {
        if (!STOCK) {
            CollectionConverters.asJava(nodes).forEach(node -> {
                node.setProperty("authorizer.class.name", authorizer);
                node.putAll(Trail.configs());
            });
        }
        return nodes;
    }

    /** The call-back for quotas; the authorizer stays the suite's own. */
    public static Seq<Properties> quotasIn(Seq<Properties> nodes) {
        return quotasIn(nodes, PolicyQuotaCallback.class.getName());
    }

    public static Seq<Properties> quotasIn(Seq<Properties> nodes, String callback) {
        if (!STOCK) {
            CollectionConverters.asJava(nodes)
                    .forEach(node -> node.setProperty("client.quota.callback.class", callback));
        }
        return nodes;
    }
}
