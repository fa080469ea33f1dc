/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.standin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Override
    @DisabledIfSystemProperty(
            named = KEY,
            matches = "policy",
            disabledReason = "mocks LoggerFactory and Logger.info(String)")
    public void testDenyAuditLogging(boolean logIfDenied) throws Exception {
        super.testDenyAuditLogging(logIfDenied);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Override
    @DisabledIfSystemProperty(
            named = KEY,
            matches = "policy",
            disabledReason = "mocks LoggerFactory and Logger.debug(String)")
    public void testAllowAuditLogging(boolean logIfAllowed) throws Exception {
        super.testAllowAuditLogging(logIfAllowed);
    }
}
