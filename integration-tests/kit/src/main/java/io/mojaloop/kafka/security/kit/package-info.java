/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Real Kafka clusters on this machine: brokers, controllers and ZooKeeper as separate JVMs, assembled from Maven
 * Central, bound to 127.0.0.1, secured from the first start. Start with {@link
 * io.mojaloop.kafka.security.kit.SecuredCluster}.
 */
@NullMarked
package io.mojaloop.kafka.security.kit;

import org.jspecify.annotations.NullMarked;
