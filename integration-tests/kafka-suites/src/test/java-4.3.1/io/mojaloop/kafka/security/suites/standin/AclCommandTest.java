/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.standin;

import org.apache.kafka.common.test.api.ClusterConfigProperty;
import org.apache.kafka.common.test.api.ClusterTestDefaults;
import org.apache.kafka.common.test.api.Type;

/** The annotation is Kafka's, which is not inherited. */
@ClusterTestDefaults(
        types = Type.KRAFT,
        serverProperties = {
            @ClusterConfigProperty(key = "super.users", value = "User:ANONYMOUS"),
            @ClusterConfigProperty(
                    key = "authorizer.class.name",
                    value = "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
        })
public class AclCommandTest extends org.apache.kafka.tools.AclCommandTest {}
