/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.byname;

import io.mojaloop.kafka.security.suites.UnderTest;
import java.util.Properties;
import org.junit.jupiter.api.TestInfo;
import scala.collection.Seq;

public class SaslPlainSslEndToEndAuthorizationTest extends kafka.api.SaslPlainSslEndToEndAuthorizationTest {
    @Override
    public void modifyConfigs(Seq<Properties> brokers) {
        super.modifyConfigs(brokers);
        UnderTest.in(brokers);
    }

    @Override
    public Seq<Properties> kraftControllerConfigs(TestInfo test) {
        return UnderTest.in(super.kraftControllerConfigs(test));
    }
}
