/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Distinct free ports of 127.0.0.1, chosen by the kernel. They are held open together until all are known, so that no
 * two are the same; between this and a node's own bind somebody else may still take one, hence the retry in
 * {@link SecuredCluster#start}.
 */
final class FreePorts {
    private final Deque<Integer> ports;

    private FreePorts(Deque<Integer> ports) {
        this.ports = ports;
    }

    static FreePorts find(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            Deque<Integer> ports = new ArrayDeque<>();
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, loopback());
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
            return new FreePorts(ports);
        } catch (IOException e) {
            throw new KitException(
                    KitException.Kind.PORTS, "No " + count + " free ports on 127.0.0.1: " + e.getMessage(), e);
        } finally {
            held.forEach(FreePorts::closeQuietly);
        }
    }

    /** 127.0.0.1 and not {@code getLoopbackAddress}, which may be ::1. */
    static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an IPv4 address", e);
        }
    }

    int next() {
        return ports.remove();
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // A socket that never accepted anything: nothing can be lost by a failed close.
        }
    }
}
