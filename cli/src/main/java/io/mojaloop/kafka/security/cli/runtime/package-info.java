/* SPDX-License-Identifier: Apache-2.0 */
/** What every subcommand needs to know of its surroundings: exit codes, the terminal, where the installation is. */
@NullMarked
package io.mojaloop.kafka.security.cli.runtime;

import org.jspecify.annotations.NullMarked;
