/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import java.net.InetAddress;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.security.auth.PlaintextAuthenticationContext;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.auth.SslAuthenticationContext;

/** The contexts that Kafka's channels hand to a principal builder. */
final class Connections {
    private static final InetAddress CLIENT = InetAddress.getLoopbackAddress();

    private Connections() {}

    static PlaintextAuthenticationContext plaintext(String listener) {
        return new PlaintextAuthenticationContext(CLIENT, listener);
    }

    static SslAuthenticationContext ssl(SSLSession session, String listener) {
        return new SslAuthenticationContext(session, CLIENT, listener);
    }

    static SaslAuthenticationContext sasl(SaslServer server, SecurityProtocol protocol, String listener) {
        return new SaslAuthenticationContext(server, protocol, CLIENT, listener);
    }

    static SaslAuthenticationContext sasl(SaslServer server, SSLSession session, String listener) {
        return new SaslAuthenticationContext(server, SecurityProtocol.SASL_SSL, CLIENT, listener, Optional.of(session));
    }
}
