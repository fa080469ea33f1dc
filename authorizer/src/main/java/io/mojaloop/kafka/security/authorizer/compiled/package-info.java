/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A policy made ready for decisions: its bindings as rules for the index, its guardrails as bit masks and sets, and who is
 * only observed. Immutable and without I/O, logging or Kafka's types.
 */
@NullMarked
package io.mojaloop.kafka.security.authorizer.compiled;

import org.jspecify.annotations.NullMarked;
