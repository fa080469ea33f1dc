/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A connection to one receiver, past all handshakes. For one thread, but for {@link #close()}. */
final class Connection implements AutoCloseable {
    private final FluentdServer server;
    private final Socket tcp;
    private final OutputStream out;
    private final ServerMessages in;
    private final boolean keepalive;

    private Connection(FluentdServer server, Socket tcp, OutputStream out, ServerMessages in, boolean keepalive) {
        this.server = server;
        this.tcp = tcp;
        this.out = out;
        this.in = in;
        this.keepalive = keepalive;
    }

    /**
     * Connects and proves who is who.
     *
     * @param deadline closes the connection when it takes too long: neither writing to a socket nor a peer that sends a byte
     *     now and then is ended by the socket's own timeouts
     */
    static Connection open(FluentdServer server, FluentdSettings settings, String hostname, Deadline deadline)
            throws IOException {
        Optional<Handshake> handshake = handshake(settings, hostname);
        Socket tcp = new Socket();
        boolean open = false;
        try (Deadline.Running running = deadline.in(settings.connectTimeoutMs(), tcp)) {
            tcp.setTcpNoDelay(true);
            tcp.setKeepAlive(true);
            tcp.connect(new InetSocketAddress(server.host(), server.port()), settings.connectTimeoutMs());
            Socket talk = settings.tls().isPresent()
                    ? secured(tcp, server, settings.tls().get())
                    : tcp;
            OutputStream out = talk.getOutputStream();
            ServerMessages in = new ServerMessages(talk.getInputStream());
            boolean keepalive = handshake.isEmpty() || greet(handshake.get(), in, out);
            running.check();
            open = true;
            return new Connection(server, tcp, out, in, keepalive);
        } catch (IOException e) {
            throw deadline.explain(e);
        } finally {
            if (!open) {
                tcp.close();
            }
        }
    }

    private static Optional<Handshake> handshake(FluentdSettings settings, String hostname) throws IOException {
        return settings.sharedKey().isEmpty()
                ? Optional.empty()
                : Optional.of(new Handshake(
                        hostname,
                        SecretFile.read(settings.sharedKey().get()),
                        settings.username(),
                        settings.password().isEmpty()
                                ? ""
                                : SecretFile.read(settings.password().get())));
    }

    /** The plain socket stays the one that is closed: closing a TLS socket waits for a write that is stuck. */
    private static Socket secured(Socket tcp, FluentdServer server, TlsSettings tls) throws IOException {
        SSLSocket secured =
                (SSLSocket) tls.context().getSocketFactory().createSocket(tcp, server.host(), server.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /** @return whether the connection may be used for more than one message */
    private static boolean greet(Handshake handshake, ServerMessages in, OutputStream out) throws IOException {
        ServerMessages.Helo helo = in.helo();
        Handshake.Ping ping = handshake.answer(helo);
        out.write(ping.message());
        out.flush();
        handshake.check(in.pong(), helo, ping);
        return helo.keepalive();
    }

    /** Sends a message and waits until the receiver has acknowledged its chunk. */
    void send(byte[] message, String chunk, FluentdSettings settings, Deadline deadline) throws IOException {
        try (Deadline.Running running = deadline.in(settings.ackTimeoutMs(), tcp)) {
            out.write(message);
            out.flush();
            String acknowledged = in.ack();
            running.check();
            if (!acknowledged.equals(chunk)) {
                throw new ProtocolException("the receiver acknowledged something else than what it was sent");
            }
        } catch (IOException e) {
            throw deadline.explain(e);
        }
    }

    FluentdServer server() {
        return server;
    }

    boolean keepalive() {
        return keepalive;
    }

    /** Ends whatever is under way, from any thread. */
    @Override
    public void close() {
        try {
            tcp.close();
        } catch (IOException e) {
            // It is of no more use in either case.
        }
    }
}
