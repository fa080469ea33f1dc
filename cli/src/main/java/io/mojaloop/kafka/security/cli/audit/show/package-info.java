/* SPDX-License-Identifier: Apache-2.0 */
/** Records for a person, one line each, harmless to a terminal. */
@NullMarked
package io.mojaloop.kafka.security.cli.audit.show;

import org.jspecify.annotations.NullMarked;
