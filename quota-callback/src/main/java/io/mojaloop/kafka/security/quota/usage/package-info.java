/* SPDX-License-Identifier: Apache-2.0 */
/** What Kafka measured of each budget. */
@NullMarked
package io.mojaloop.kafka.security.quota.usage;

import org.jspecify.annotations.NullMarked;
