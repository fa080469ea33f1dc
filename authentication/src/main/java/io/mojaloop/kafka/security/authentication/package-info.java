/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The Kafka side of authentication: {@link io.mojaloop.kafka.security.authentication.AuditingPrincipalBuilder}, which
 * builds the principals that Kafka would build and keeps how each client reached the cluster.
 */
@NullMarked
package io.mojaloop.kafka.security.authentication;

import org.jspecify.annotations.NullMarked;
