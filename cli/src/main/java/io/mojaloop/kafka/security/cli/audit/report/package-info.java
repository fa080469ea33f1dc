/* SPDX-License-Identifier: Apache-2.0 */
/** What an auditor asks about a trail: counted in one pass and bounded memory, then written as text, JSON and HTML. */
@NullMarked
package io.mojaloop.kafka.security.cli.audit.report;

import org.jspecify.annotations.NullMarked;
