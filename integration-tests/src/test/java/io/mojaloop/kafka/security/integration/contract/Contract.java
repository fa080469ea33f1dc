/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.contract;

import io.mojaloop.kafka.security.integration.support.AclAdmin;
import io.mojaloop.kafka.security.integration.support.TestCluster;

/** A part of what PolicyAuthorizer owes on every Kafka; the classes that implement it say on which. */
public interface Contract {
    TestCluster cluster();

    default AclAdmin acls() {
        return cluster().acls();
    }
}
