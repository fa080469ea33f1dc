/* SPDX-License-Identifier: Apache-2.0 */
/** The language by which records are chosen: a part of what Kibana calls KQL. */
@NullMarked
package io.mojaloop.kafka.security.cli.audit.filter;

import org.jspecify.annotations.NullMarked;
