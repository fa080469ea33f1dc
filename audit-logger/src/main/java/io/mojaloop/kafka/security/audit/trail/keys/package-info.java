/* SPDX-License-Identifier: Apache-2.0 */
/** The keys of a trail: one that signs, and one that evolves so that yesterday's lines cannot be made today. */
@NullMarked
package io.mojaloop.kafka.security.audit.trail.keys;

import org.jspecify.annotations.NullMarked;
