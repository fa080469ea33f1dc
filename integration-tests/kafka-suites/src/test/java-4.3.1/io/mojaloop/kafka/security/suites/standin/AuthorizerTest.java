/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.standin;

import io.mojaloop.kafka.security.suites.UnderTest;
import org.apache.kafka.server.authorizer.Authorizer;

public class AuthorizerTest extends kafka.security.authorizer.AuthorizerTest {
    @Override
    public Authorizer createAuthorizer() {
        return UnderTest.STOCK ? super.createAuthorizer() : new StandardAuthorizerWithTrail();
    }
}
