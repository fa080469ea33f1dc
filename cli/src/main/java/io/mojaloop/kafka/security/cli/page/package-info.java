/* SPDX-License-Identifier: Apache-2.0 */
/** Pages that need nothing else, for whoever has no terminal. */
@NullMarked
package io.mojaloop.kafka.security.cli.page;

import org.jspecify.annotations.NullMarked;
