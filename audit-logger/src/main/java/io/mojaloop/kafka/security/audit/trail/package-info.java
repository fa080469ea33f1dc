/* SPDX-License-Identifier: Apache-2.0 */
/** The trail on disk: chained lines in files, the keys that sign them, and readers that follow. */
@NullMarked
package io.mojaloop.kafka.security.audit.trail;

import org.jspecify.annotations.NullMarked;
