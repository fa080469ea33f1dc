/* SPDX-License-Identifier: Apache-2.0 */
/** Limits as a person writes them, and whose budget a principal uses. */
@NullMarked
package io.mojaloop.kafka.security.cli.policy.quotas;

import org.jspecify.annotations.NullMarked;
