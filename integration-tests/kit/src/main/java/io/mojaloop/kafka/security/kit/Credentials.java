/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

/** As whom, and so through which listener, a client comes. */
public sealed interface Credentials {
    /** The listener these credentials are meant for. */
    Listener listener();

    /** A SCRAM-SHA-512 user of the cluster, over {@link Listener#CLIENT}; its password is looked up. */
    static Credentials scram(String user) {
        return new Scram(user);
    }

    /** A client certificate with this common name, over {@link Listener#MTLS}; it is made on first use. */
    static Credentials certificate(String commonName) {
        return new Certificate(commonName);
    }

    /** No credentials and no encryption, to {@link Listener#PLAIN}. */
    static Credentials plaintext() {
        return new Plaintext();
    }

    /** Encryption without credentials: no certificate, to {@link Listener#MTLS}. */
    static Credentials tlsWithoutCredentials() {
        return new TlsOnly();
    }

    record Scram(String user) implements Credentials {
        @Override
        public Listener listener() {
            return Listener.CLIENT;
        }
    }

    record Certificate(String commonName) implements Credentials {
        @Override
        public Listener listener() {
            return Listener.MTLS;
        }
    }

    record Plaintext() implements Credentials {
        @Override
        public Listener listener() {
            return Listener.PLAIN;
        }
    }

    record TlsOnly() implements Credentials {
        @Override
        public Listener listener() {
            return Listener.MTLS;
        }
    }
}
