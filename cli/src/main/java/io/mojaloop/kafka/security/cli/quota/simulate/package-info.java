/* SPDX-License-Identifier: Apache-2.0 */
/** What a policy would have done to what was recorded. */
@NullMarked
package io.mojaloop.kafka.security.cli.quota.simulate;

import org.jspecify.annotations.NullMarked;
