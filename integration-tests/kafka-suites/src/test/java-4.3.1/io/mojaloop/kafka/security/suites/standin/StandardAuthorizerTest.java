/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.standin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

public class StandardAuthorizerTest extends StandardAuthorizerCases {
    @Test
    @Override
    @DisabledIfSystemProperty(named = KEY, matches = "policy", disabledReason = "counts the stock class's own metrics")
    public void testAuthorizerMetrics() throws Exception {
        super.testAuthorizerMetrics();
    }
}
