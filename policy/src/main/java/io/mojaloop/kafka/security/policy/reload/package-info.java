/* SPDX-License-Identifier: Apache-2.0 */
/** The policy file of a running process: read, watched, replaced as a whole or not at all. */
@NullMarked
package io.mojaloop.kafka.security.policy.reload;

import org.jspecify.annotations.NullMarked;
