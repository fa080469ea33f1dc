/* SPDX-License-Identifier: Apache-2.0 */
/** Measures the plug-ins beside what Kafka itself has, in one run. */
@NullMarked
package io.mojaloop.kafka.security.benchmarks;

import org.jspecify.annotations.NullMarked;
