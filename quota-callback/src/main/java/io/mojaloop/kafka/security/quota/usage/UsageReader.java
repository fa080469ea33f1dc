/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.usage;

import java.util.List;

/** Where the usage of budgets is read. Called by one thread, never by one that serves requests. */
public interface UsageReader {
    /** Of all budgets that Kafka knows just now. Whatever cannot be read is left out, and logged once. */
    List<Usage> read();
}
