/* SPDX-License-Identifier: Apache-2.0 */
/** The demo: a secured broker, real clients, and for each step what was tried, expected and seen. */
@NullMarked
package io.mojaloop.kafka.security.cli.demo;

import org.jspecify.annotations.NullMarked;
