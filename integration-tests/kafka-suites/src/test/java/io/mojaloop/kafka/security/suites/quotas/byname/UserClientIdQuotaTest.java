/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.quotas.byname;

import io.mojaloop.kafka.security.suites.UnderTest;
import java.util.Properties;
import org.junit.jupiter.api.TestInfo;
import scala.collection.Seq;

public class UserClientIdQuotaTest extends kafka.api.UserClientIdQuotaTest {
    @Override
    public void modifyConfigs(Seq<Properties> brokers) {
        super.modifyConfigs(brokers);
        UnderTest.quotasIn(brokers);
    }

    @Override
    public Seq<Properties> kraftControllerConfigs(TestInfo test) {
        return UnderTest.quotasIn(super.kraftControllerConfigs(test));
    }
}
