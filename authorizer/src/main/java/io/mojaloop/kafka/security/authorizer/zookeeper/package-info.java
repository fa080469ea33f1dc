/* SPDX-License-Identifier: Apache-2.0 */
/** ACLs in ZooKeeper, for Kafka 3.9 and older: the only place that needs Kafka's AclAuthorizer. */
@NullMarked
package io.mojaloop.kafka.security.authorizer.zookeeper;

import org.jspecify.annotations.NullMarked;
