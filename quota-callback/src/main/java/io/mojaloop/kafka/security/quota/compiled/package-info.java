/* SPDX-License-Identifier: Apache-2.0 */
/** The quotas of a policy, so arranged that a client's budget is found in a few steps. */
@NullMarked
package io.mojaloop.kafka.security.quota.compiled;

import org.jspecify.annotations.NullMarked;
