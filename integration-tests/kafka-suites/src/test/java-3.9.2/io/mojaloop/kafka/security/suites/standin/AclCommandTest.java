/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.standin;

import kafka.test.annotation.ClusterConfigProperty;
import kafka.test.annotation.ClusterTestDefaults;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The annotation is Kafka's, which is not inherited, with our class for the ZooKeeper half. */
@ClusterTestDefaults(
        serverProperties = {
            @ClusterConfigProperty(key = "super.users", value = "User:ANONYMOUS"),
            @ClusterConfigProperty(
                    key = "authorizer.class.name",
                    value = "io.mojaloop.kafka.security.authorizer.PolicyAuthorizer")
        })
@DisabledIfSystemProperty(named = "suites.authorizer", matches = "stock", disabledReason = "the annotation names ours")
public class AclCommandTest extends kafka.admin.AclCommandTest {}
