/* SPDX-License-Identifier: Apache-2.0 */
/** The metric tags of budgets: whoever has the same tags shares one budget. Made once, then found again. */
@NullMarked
package io.mojaloop.kafka.security.quota.tags;

import org.jspecify.annotations.NullMarked;
