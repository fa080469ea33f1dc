/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens, and does with each connection what a test says. */
final class HostileReceiver implements AutoCloseable {
    /** What to do with a connection, which is closed afterwards. */
    interface Behaviour {
        void meet(InputStream in, OutputStream out) throws Exception;
    }

    private final ServerSocket listener;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Behaviour behaviour;

    HostileReceiver(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        listener = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::accept, "hostile-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                connections.add(socket);
                Thread thread = new Thread(() -> meet(socket), "hostile-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void meet(Socket socket) {
        try (socket) {
            behaviour.meet(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
        } catch (Exception ended) {
            // What becomes of the sender is what is tested.
        }
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    int port() {
        return listener.getLocalPort();
    }

    int accepted() {
        return accepted.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
