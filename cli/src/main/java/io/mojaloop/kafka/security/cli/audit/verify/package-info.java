/* SPDX-License-Identifier: Apache-2.0 */
/** What a verification found, for people and for scripts. */
@NullMarked
package io.mojaloop.kafka.security.cli.audit.verify;

import org.jspecify.annotations.NullMarked;
