/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.explain;

import io.mojaloop.kafka.security.policy.Position;
import java.util.Optional;

/**
 * A rule, as a person reads it.
 *
 * @param source {@code policy}, {@code acl}, {@code super.users}, {@code guardrail} or {@code default}
 * @param allows whether it allows
 * @param text what it says; may hold text of the file or of an ACL as it stands
 * @param at where it stands, for a policy
 */
public record Reason(String source, boolean allows, String text, Optional<Position> at) {}
