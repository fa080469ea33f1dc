/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import java.net.InetAddress;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;

/** A request that no client of Kafka sends yet, over mutual TLS to a cluster of one node. */
public final class RawRequest {
    private RawRequest() {}

    public static AbstractResponse send(Client client, AbstractRequest request) {
        try (RawConnection connection = RawConnection.open(client, InetAddress.getLoopbackAddress(), "raw")) {
            return connection.send(request);
        }
    }
}
