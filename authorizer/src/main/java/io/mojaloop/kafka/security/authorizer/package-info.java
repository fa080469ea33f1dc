/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The Kafka side of authorization: {@link io.mojaloop.kafka.security.authorizer.PolicyAuthorizer}, which translates
 * Kafka's types for the rule index and writes its log and metrics.
 */
@NullMarked
package io.mojaloop.kafka.security.authorizer;

import org.jspecify.annotations.NullMarked;
