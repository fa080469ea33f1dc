/* SPDX-License-Identifier: Apache-2.0 */
/** Which part of a cluster this node leads. */
@NullMarked
package io.mojaloop.kafka.security.quota.cluster;

import org.jspecify.annotations.NullMarked;
