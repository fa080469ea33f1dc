/* SPDX-License-Identifier: Apache-2.0 */
/** The commands about audit trails. */
@NullMarked
package io.mojaloop.kafka.security.cli.audit;

import org.jspecify.annotations.NullMarked;
