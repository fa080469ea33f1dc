/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

/** The listeners of every cluster of the kit; the names are those in server.properties. */
public enum Listener {
    /** SASL_SSL with SCRAM-SHA-512. */
    CLIENT("SASL_SSL"),
    /** TLS with a client certificate; the principal is the certificate's common name. */
    MTLS("SSL"),
    /** Between brokers: mutual TLS as {@code User:broker}. */
    INTERNAL("SSL"),
    /** Without encryption and credentials; only where the spec asks for it. */
    PLAIN("PLAINTEXT"),
    /** To the controllers (KRaft only): mutual TLS as {@code User:broker}. */
    CONTROLLER("SSL");

    private final String securityProtocol;

    Listener(String securityProtocol) {
        this.securityProtocol = securityProtocol;
    }

    public String securityProtocol() {
        return securityProtocol;
    }
}
