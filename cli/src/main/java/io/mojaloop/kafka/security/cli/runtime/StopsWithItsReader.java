/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.runtime;

/** A command whose reader may go away when it has seen enough, as {@code head} does: no reason to complain. */
public interface StopsWithItsReader {}
