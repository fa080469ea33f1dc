/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.usage;

import java.util.Map;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * What Kafka keeps apart: everything of one quota type with the same tags.
 *
 * @param tags equal to any map with the same entries; never changed after
 */
public record Budget(ClientQuotaType type, Map<String, String> tags) {}
