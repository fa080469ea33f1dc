/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.usage;

import java.util.Map;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * What Kafka measured of one budget on this node over its quota window.
 *
 * @param tags of the budget
 * @param rate in bytes per second, percent of a thread, or mutations per second; never NaN, never negative
 * @param throttleTimeMs what Kafka's metric {@code throttle-time} says: the mean delay given lately; 0 if none was given
 */
public record Usage(ClientQuotaType type, Map<String, String> tags, double rate, double throttleTimeMs) {}
