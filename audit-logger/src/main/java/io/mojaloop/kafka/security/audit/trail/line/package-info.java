/* SPDX-License-Identifier: Apache-2.0 */
/** The last member of each line, which chains it to the line before: how it is written and how it is read. */
@NullMarked
package io.mojaloop.kafka.security.audit.trail.line;

import org.jspecify.annotations.NullMarked;
