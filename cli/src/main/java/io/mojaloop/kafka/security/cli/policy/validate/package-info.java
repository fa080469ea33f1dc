/* SPDX-License-Identifier: Apache-2.0 */
/** What is wrong with files: for a person, for a script, for code review. */
@NullMarked
package io.mojaloop.kafka.security.cli.policy.validate;

import org.jspecify.annotations.NullMarked;
