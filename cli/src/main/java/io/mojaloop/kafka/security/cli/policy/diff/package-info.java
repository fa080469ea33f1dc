/* SPDX-License-Identifier: Apache-2.0 */
/** Who gains and who loses what between two policies, told by meaning and not by lines. */
@NullMarked
package io.mojaloop.kafka.security.cli.policy.diff;

import org.jspecify.annotations.NullMarked;
