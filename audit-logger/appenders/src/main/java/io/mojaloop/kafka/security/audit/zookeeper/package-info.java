/* SPDX-License-Identifier: Apache-2.0 */
/** ZooKeeper's own audit log as events of the trail. */
@NullMarked
package io.mojaloop.kafka.security.audit.zookeeper;

import org.jspecify.annotations.NullMarked;
