/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The rule index: which rules speak of a principal's access to a resource, found in a time that depends on the length
 * of the resource's name and never on the rules of other principals.
 *
 * <p>Everything here is immutable and without I/O, logging or Kafka's types. An update returns a new index that shares
 * all that did not change; readers take one reference and keep a consistent view. The layout, from the root:
 *
 * <pre>
 * RuleIndex
 *   PrincipalRules      one per principal, found by hash; "User:*" apart
 *     PatternRules      by literal name, found by hash; by beginning of names, in a radix trie; for every name ("*")
 *       bits            the operations allowed and denied for any host
 *       HostRules       the same for exact hosts and for CIDR blocks, both by hash
 * </pre>
 */
@NullMarked
package io.mojaloop.kafka.security.authorizer.rules;

import org.jspecify.annotations.NullMarked;
