/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Whether a policy would cut off the brokers, the controllers or the last administrator: judged by the configuration of
 * this node, before the policy takes effect.
 */
@NullMarked
package io.mojaloop.kafka.security.authorizer.lockout;

import org.jspecify.annotations.NullMarked;
