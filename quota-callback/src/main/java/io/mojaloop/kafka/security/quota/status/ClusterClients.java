/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.status;

import java.util.Map;

/** How this node gets at its own cluster as a client. */
public interface ClusterClients {
    /**
     * Properties of a client that connects as the brokers do among themselves.
     *
     * @return never without {@code bootstrap.servers}
     * @throws IllegalStateException if it is not known how; says which key to set
     */
    Map<String, Object> properties();
}
