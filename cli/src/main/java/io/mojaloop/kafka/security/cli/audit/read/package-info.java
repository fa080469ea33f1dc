/* SPDX-License-Identifier: Apache-2.0 */
/** Lines of trails and the records in them. Whoever wrote a file is not trusted: a line may hold anything. */
@NullMarked
package io.mojaloop.kafka.security.cli.audit.read;

import org.jspecify.annotations.NullMarked;
