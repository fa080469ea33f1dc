/* SPDX-License-Identifier: Apache-2.0 */
/** The audit trail, as those see it who tell it something. Knows no other module. */
@NullMarked
package io.mojaloop.kafka.security.audit;

import org.jspecify.annotations.NullMarked;
