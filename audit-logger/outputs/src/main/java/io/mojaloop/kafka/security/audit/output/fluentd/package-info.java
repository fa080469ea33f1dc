/* SPDX-License-Identifier: Apache-2.0 */
/** The trail in Fluentd, Fluent Bit and whatever else speaks version 1 of Fluentd's forward protocol. */
@NullMarked
package io.mojaloop.kafka.security.audit.output.fluentd;

import org.jspecify.annotations.NullMarked;
