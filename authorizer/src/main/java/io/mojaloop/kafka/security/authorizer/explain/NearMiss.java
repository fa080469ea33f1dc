/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.explain;

/**
 * The smallest change that would turn a denial into an allow.
 *
 * @param change a sentence such as "would be allowed from 10.0.0.0/8"
 * @param because the rule that would allow it
 */
public record NearMiss(String change, Reason because) {}
