/* SPDX-License-Identifier: Apache-2.0 */
/** Sees who is slowed down, tells the audit trail, keeps metrics. */
@NullMarked
package io.mojaloop.kafka.security.quota.watch;

import org.jspecify.annotations.NullMarked;
