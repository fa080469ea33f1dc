/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.standin;

import io.mojaloop.kafka.security.suites.Trail;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/** The class that stands in, with a trail if there is to be one. */
public class StandardAuthorizerWithTrail extends StandardAuthorizer {
    @Override
    public void configure(Map<String, ?> configs) {
        Map<String, Object> withTrail = new HashMap<>(configs);
        withTrail.putAll(Trail.configs());
        super.configure(withTrail);
    }
}
