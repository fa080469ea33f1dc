/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.standin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What is switched off here looks into the stock class, so it can say nothing about another one. */
abstract class StandardAuthorizerCases extends org.apache.kafka.metadata.authorizer.StandardAuthorizerTest {
    static final String KEY = "suites.authorizer";

    @Test
    @Override
    @DisabledIfSystemProperty(
            named = KEY,
            matches = "policy",
            disabledReason = "calls a static method of the stock class")
    public void testGetConfiguredSuperUsers() {
        super.testGetConfiguredSuperUsers();
    }

    @Test
    @Override
    @DisabledIfSystemProperty(
            named = KEY,
            matches = "policy",
            disabledReason = "calls a static method of the stock class")
    public void testGetDefaultResult() {
        super.testGetDefaultResult();
    }

    @Test
    @Override
    @DisabledIfSystemProperty(named = KEY, matches = "policy", disabledReason = "reads fields of the stock class")
    public void testConfigure() {
        super.testConfigure();
    }
}
