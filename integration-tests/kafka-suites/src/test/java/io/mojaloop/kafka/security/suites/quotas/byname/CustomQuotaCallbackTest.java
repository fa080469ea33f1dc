/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.quotas.byname;

import io.mojaloop.kafka.security.suites.UnderTest;
import java.util.Properties;
import scala.collection.Seq;

/** With {@link GroupsAsTenants} in place of Kafka's own call-back for this test. */
public class CustomQuotaCallbackTest extends kafka.api.CustomQuotaCallbackTest {
    @Override
    public void modifyConfigs(Seq<Properties> brokers) {
        super.modifyConfigs(brokers);
        UnderTest.quotasIn(brokers, GroupsAsTenants.class.getName());
    }
}
