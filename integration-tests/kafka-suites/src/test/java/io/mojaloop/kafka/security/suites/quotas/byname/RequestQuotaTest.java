/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.quotas.byname;

import io.mojaloop.kafka.security.suites.UnderTest;
import java.util.Properties;
import org.junit.jupiter.api.TestInfo;
import scala.collection.Seq;

public class RequestQuotaTest extends kafka.server.RequestQuotaTest {
    @Override
    public void modifyConfigs(Seq<Properties> brokers) {
        super.modifyConfigs(brokers);
        UnderTest.quotasIn(brokers);
    }

    @Override
    public scala.collection.immutable.Seq<Properties> kraftControllerConfigs(TestInfo test) {
        scala.collection.immutable.Seq<Properties> controllers = super.kraftControllerConfigs(test);
        UnderTest.quotasIn(controllers);
        return controllers;
    }
}
