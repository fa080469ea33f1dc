/* SPDX-License-Identifier: Apache-2.0 */
/** Policies as native ACLs, and native ACLs as policies. */
@NullMarked
package io.mojaloop.kafka.security.cli.policy.acls;

import org.jspecify.annotations.NullMarked;
