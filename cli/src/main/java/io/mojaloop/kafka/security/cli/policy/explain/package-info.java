/* SPDX-License-Identifier: Apache-2.0 */
/** Questions as a person writes them, and answers for a person and for a script. */
@NullMarked
package io.mojaloop.kafka.security.cli.policy.explain;

import org.jspecify.annotations.NullMarked;
