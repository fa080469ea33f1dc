/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;

/** One TLS connection to one broker, from an address of our choice: each request is sent once and never repeated. */
public final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;
    private final String clientId;
    private int correlationId;

    private RawConnection(Socket socket, String clientId) {
        this.socket = socket;
        this.clientId = clientId;
    }

    /**
     * Connects with the certificate of a client, if it has one.
     *
     * @param from an address of this machine: all of 127.0.0.0/8 is
     * @param clientId what the connection calls itself, sent as it is
     */
    public static RawConnection open(Client client, InetAddress from, String clientId) {
        String[] address = client.properties()
                .getProperty("bootstrap.servers")
                .split(",", 2)[0]
                .split(":", 2);
        return Calls.run(() -> {
            Socket socket = tls(client.properties())
                    .getSocketFactory()
                    .createSocket(InetAddress.getByName(address[0]), Integer.parseInt(address[1]), from, 0);
            socket.setSoTimeout(PATIENCE_MS);
            return new RawConnection(socket, clientId);
        });
    }

    /** Sends a request and reads its answer. */
    public AbstractResponse send(AbstractRequest request) {
        RequestHeader header = new RequestHeader(request.apiKey(), request.version(), clientId, ++correlationId);
        byte[] bytes = bytes(request.serializeWithHeader(header));
        return Calls.run(() -> {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = in.readNBytes(in.readInt());
            return AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
        });
    }

    /** On this side. */
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static SSLContext tls(Properties properties) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(
                properties.getProperty("ssl.truststore.location"),
                properties.getProperty("ssl.truststore.password").toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(properties), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyManager[] keys(Properties properties) throws Exception {
        String location = properties.getProperty("ssl.keystore.location");
        if (location == null) {
            return new KeyManager[0];
        }
        char[] password = properties.getProperty("ssl.keystore.password").toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(location, password), password);
        return keys.getKeyManagers();
    }

    private static KeyStore store(String file, char[] password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }
}
