/* SPDX-License-Identifier: Apache-2.0 */
/** The kafka-security command: what the user types, and how each kind of failure ends. */
@NullMarked
package io.mojaloop.kafka.security.cli;

import org.jspecify.annotations.NullMarked;
