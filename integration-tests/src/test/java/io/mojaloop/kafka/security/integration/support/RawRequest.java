/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;

/** A request that no client of Kafka sends yet, over mutual TLS to a cluster of one node. */
public final class RawRequest {
    private static final int CORRELATION_ID = 1;

    private RawRequest() {}

    public static AbstractResponse send(Client client, AbstractRequest request) {
        RequestHeader header = new RequestHeader(request.apiKey(), request.version(), "raw", CORRELATION_ID);
        byte[] bytes = bytes(request.serializeWithHeader(header));
        String[] address = client.properties().getProperty("bootstrap.servers").split(":", 2);
        return Calls.run(() -> {
            try (Socket socket = tls(client.properties())
                    .getSocketFactory()
                    .createSocket(address[0], Integer.parseInt(address[1]))) {
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeInt(bytes.length);
                out.write(bytes);
                out.flush();
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] answer = in.readNBytes(in.readInt());
                return AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
            }
        });
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static SSLContext tls(Properties properties) throws Exception {
        char[] password = properties.getProperty("ssl.keystore.password").toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(properties.getProperty("ssl.keystore.location"), password), password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(
                properties.getProperty("ssl.truststore.location"),
                properties.getProperty("ssl.truststore.password").toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(String file, char[] password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            store.load(in, password);
        }
        return store;
    }
}
