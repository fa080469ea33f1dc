/* SPDX-License-Identifier: Apache-2.0 */
/** Whether anybody touched a trail, and where. */
@NullMarked
package io.mojaloop.kafka.security.audit.trail.verify;

import org.jspecify.annotations.NullMarked;
