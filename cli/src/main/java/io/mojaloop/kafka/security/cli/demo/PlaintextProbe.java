/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Speaks Kafka's protocol to a port without encryption and looks at the first bytes that come back. A Kafka client only
 * says that nobody answers; this tells a port that refuses plaintext from one that is not there.
 */
record PlaintextProbe(InetSocketAddress address, Duration timeout) {
    private static final int TLS_ALERT = 0x15;
    private static final int API_VERSIONS = 18;
    private static final int NO_CLIENT_ID = -1;

    /** What the port did. */
    enum Answer {
        /** It spoke plaintext Kafka: it should not. */
        KAFKA("the port answers in plaintext"),
        TLS("the port answers plaintext bytes by a TLS alert"),
        CLOSED("the port closes the connection"),
        SILENT("the port accepts the connection and says nothing");

        private final String text;

        Answer(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** @throws IOException when nothing listens */
    Answer ask() throws IOException {
        try (Socket socket = new Socket()) {
            int timeoutMs = Math.toIntExact(timeout.toMillis());
            socket.connect(address, timeoutMs);
            socket.setSoTimeout(timeoutMs);
            return ask(socket);
        }
    }

    private static Answer ask(Socket socket) throws IOException {
        try {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(10); // the length of what follows
            out.writeShort(API_VERSIONS);
            out.writeShort(0);
            out.writeInt(1);
            out.writeShort(NO_CLIENT_ID);
            out.flush();
            InputStream in = socket.getInputStream();
            int first = in.read();
            return first < 0 ? Answer.CLOSED : first == TLS_ALERT ? Answer.TLS : Answer.KAFKA;
        } catch (SocketTimeoutException e) {
            return Answer.SILENT;
        } catch (SocketException e) {
            return Answer.CLOSED;
        }
    }
}
