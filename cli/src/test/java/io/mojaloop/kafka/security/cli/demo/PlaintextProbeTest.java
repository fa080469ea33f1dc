/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PlaintextProbeTest {
    private static PlaintextProbe.Answer answerTo(byte[] bytes) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve(server, bytes));
            PlaintextProbe.Answer answer = probe(server.getLocalPort()).ask();
            served.get();
            return answer;
        }
    }

    private static void serve(ServerSocket server, byte[] bytes) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().readNBytes(14);
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlaintextProbe probe(int port) {
        return new PlaintextProbe(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Duration.ofSeconds(10));
    }

    @Test
    void answers_areToldApartByTheirFirstByte() throws Exception {
        assertThat(answerTo(new byte[] {0x15, 3, 3, 0, 2})).isEqualTo(PlaintextProbe.Answer.TLS);
        assertThat(answerTo(new byte[] {})).isEqualTo(PlaintextProbe.Answer.CLOSED);
        assertThat(answerTo(new byte[] {0, 0, 0, 10})).isEqualTo(PlaintextProbe.Answer.KAFKA);
    }

    @Test
    void aPortWhereNobodyListens_isNoProof() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThatThrownBy(() -> probe(port).ask()).isInstanceOf(IOException.class);
    }
}
