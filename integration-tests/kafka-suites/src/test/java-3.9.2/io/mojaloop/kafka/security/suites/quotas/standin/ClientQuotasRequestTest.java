/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.quotas.standin;

import kafka.test.ClusterInstance;

public class ClientQuotasRequestTest extends kafka.server.ClientQuotasRequestTest {
    public ClientQuotasRequestTest(ClusterInstance cluster) {
        super(cluster);
    }
}
