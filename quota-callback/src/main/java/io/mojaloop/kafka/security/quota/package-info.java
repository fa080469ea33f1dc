/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Clause 4 of the standard: PolicyQuotaCallback, which answers Kafka's quota managers, and what one node shares behind it.
 */
@NullMarked
package io.mojaloop.kafka.security.quota;

import org.jspecify.annotations.NullMarked;
