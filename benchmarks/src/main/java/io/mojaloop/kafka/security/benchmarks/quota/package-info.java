/* SPDX-License-Identifier: Apache-2.0 */
/** What PolicyQuotaCallback costs beside the quotas that Kafka resolves itself, in Kafka's own quota managers. */
@NullMarked
package io.mojaloop.kafka.security.benchmarks.quota;

import org.jspecify.annotations.NullMarked;
