/* SPDX-License-Identifier: Apache-2.0 */
/** Questions about decisions, and answers that a person can act on. */
@NullMarked
package io.mojaloop.kafka.security.authorizer.explain;

import org.jspecify.annotations.NullMarked;
