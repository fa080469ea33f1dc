/* SPDX-License-Identifier: Apache-2.0 */
/** From any thread to the one that writes: the bounded queue, the counts of what is too frequent, and what becomes of the rest. */
@NullMarked
package io.mojaloop.kafka.security.audit.pipeline;

import org.jspecify.annotations.NullMarked;
