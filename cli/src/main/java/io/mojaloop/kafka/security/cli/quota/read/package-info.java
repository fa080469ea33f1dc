/* SPDX-License-Identifier: Apache-2.0 */
/** Where limits and use are read: the cluster, its status topic, JMX. */
@NullMarked
package io.mojaloop.kafka.security.cli.quota.read;

import org.jspecify.annotations.NullMarked;
