/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.quotas.standin;

import org.apache.kafka.common.test.ClusterInstance;
import org.apache.kafka.common.test.junit.ClusterTestExtensions;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ClusterTestExtensions.class)
public class ClientQuotasRequestTest extends org.apache.kafka.server.quota.ClientQuotasRequestTest {
    public ClientQuotasRequestTest(ClusterInstance cluster) {
        super(cluster);
    }
}
