/* SPDX-License-Identifier: Apache-2.0 */
/** The commands about quotas: who may use how much, who does, who is slowed down. */
@NullMarked
package io.mojaloop.kafka.security.cli.quota;

import org.jspecify.annotations.NullMarked;
