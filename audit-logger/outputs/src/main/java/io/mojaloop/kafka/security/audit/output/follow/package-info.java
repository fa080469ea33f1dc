/* SPDX-License-Identifier: Apache-2.0 */
/** What all outputs share: following the trail, keeping a cursor, trying again, saying what went wrong. */
@NullMarked
package io.mojaloop.kafka.security.audit.output.follow;

import org.jspecify.annotations.NullMarked;
