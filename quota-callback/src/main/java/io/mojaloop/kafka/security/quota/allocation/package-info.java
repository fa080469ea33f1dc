/* SPDX-License-Identifier: Apache-2.0 */
/** What each budget may use on this node right now, and how it is worked out: splitting, lending. No I/O. */
@NullMarked
package io.mojaloop.kafka.security.quota.allocation;

import org.jspecify.annotations.NullMarked;
