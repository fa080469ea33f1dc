/* SPDX-License-Identifier: Apache-2.0 */
/** Kafka's own quotas, those of {@code kafka-configs}, resolved exactly as Kafka does without a call-back. */
@NullMarked
package io.mojaloop.kafka.security.quota.stock;

import org.jspecify.annotations.NullMarked;
