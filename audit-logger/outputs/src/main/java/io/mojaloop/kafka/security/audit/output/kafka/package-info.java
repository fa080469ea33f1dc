/* SPDX-License-Identifier: Apache-2.0 */
/** The trail in a Kafka topic. */
@NullMarked
package io.mojaloop.kafka.security.audit.output.kafka;

import org.jspecify.annotations.NullMarked;
