/* SPDX-License-Identifier: Apache-2.0 */
/** Clients that put load on a cluster and measure what becomes of it. Needs {@code kafka-clients} on the class path. */
@NullMarked
package io.mojaloop.kafka.security.kit.load;

import org.jspecify.annotations.NullMarked;
