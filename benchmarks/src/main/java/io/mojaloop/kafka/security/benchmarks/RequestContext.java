/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import java.net.InetAddress;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;

/** A request of a client. */
record RequestContext(KafkaPrincipal principal, InetAddress clientAddress) implements AuthorizableRequestContext {
    @Override
    public String listenerName() {
        return "CLIENT";
    }

    @Override
    public SecurityProtocol securityProtocol() {
        return SecurityProtocol.SASL_SSL;
    }

    @Override
    public int requestType() {
        return ApiKeys.PRODUCE.id;
    }

    @Override
    public int requestVersion() {
        return 9;
    }

    @Override
    public String clientId() {
        return "benchmark";
    }

    @Override
    public int correlationId() {
        return 1;
    }
}
