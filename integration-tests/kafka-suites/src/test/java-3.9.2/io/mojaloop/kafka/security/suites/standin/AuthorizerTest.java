/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.standin;

import io.mojaloop.kafka.security.suites.UnderTest;
import kafka.security.authorizer.AclAuthorizer;
import org.apache.kafka.server.authorizer.Authorizer;

public class AuthorizerTest extends kafka.security.authorizer.AuthorizerTest {
    @Override
    public Authorizer createAuthorizer() {
        Authorizer stock = super.createAuthorizer();
        if (UnderTest.STOCK) {
            return stock;
        }
        return stock instanceof AclAuthorizer ? new AclAuthorizerStandIn() : new StandardAuthorizerWithTrail();
    }
}
