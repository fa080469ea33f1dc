/* SPDX-License-Identifier: Apache-2.0 */
/** Quotas on real brokers, with Kafka's own windows, as curves. */
@NullMarked
package io.mojaloop.kafka.security.benchmarks.curves;

import org.jspecify.annotations.NullMarked;
