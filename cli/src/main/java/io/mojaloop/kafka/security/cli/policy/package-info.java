/* SPDX-License-Identifier: Apache-2.0 */
/** {@code kafka-security policy}: what an author, a reviewer and an operator of a policy document need. */
@NullMarked
package io.mojaloop.kafka.security.cli.policy;

import org.jspecify.annotations.NullMarked;
