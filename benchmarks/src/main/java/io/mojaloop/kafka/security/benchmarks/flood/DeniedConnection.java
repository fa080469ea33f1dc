/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.flood;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;

/** One TLS connection that writes to topics which it may not write to. Requests are made once and sent again and again. */
final class DeniedConnection implements Closeable {
    private static final short VERSION = 9;
    private static final int CORRELATION_ID = 1;
    private static final RequestHeader HEADER = new RequestHeader(ApiKeys.PRODUCE, VERSION, "flooder", CORRELATION_ID);

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;
    private final List<byte[]> requests;
    private int next;

    DeniedConnection(Properties client, List<String> topics) throws IOException {
        this.requests = topics.stream().map(DeniedConnection::request).toList();
        String[] address = client.getProperty("bootstrap.servers").split(":", 2);
        try {
            this.socket = tls(client).getSocketFactory().createSocket(address[0], Integer.parseInt(address[1]));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        this.out = socket.getOutputStream();
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** One request and its answer. @throws IllegalStateException if it is anything but a denial */
    void beDenied() throws IOException {
        out.write(requests.get(next++ % requests.size()));
        byte[] answer = in.readNBytes(in.readInt());
        Map<Errors, Integer> errors =
                AbstractResponse.parseResponse(ByteBuffer.wrap(answer), HEADER).errorCounts();
        if (!errors.keySet().equals(java.util.Set.of(Errors.TOPIC_AUTHORIZATION_FAILED))) {
            throw new IllegalStateException("not denied: " + errors);
        }
    }

    private static byte[] request(String topic) {
        ProduceRequestData.PartitionProduceData partition = new ProduceRequestData.PartitionProduceData()
                .setIndex(0)
                .setRecords(MemoryRecords.withRecords(Compression.NONE, new SimpleRecord(new byte[] {'v'})));
        ProduceRequestData.TopicProduceDataCollection topics = new ProduceRequestData.TopicProduceDataCollection();
        topics.add(new ProduceRequestData.TopicProduceData().setName(topic).setPartitionData(List.of(partition)));
        ProduceRequest request = new ProduceRequest.Builder(
                        VERSION,
                        VERSION,
                        new ProduceRequestData()
                                .setAcks((short) 1)
                                .setTimeoutMs(10_000)
                                .setTopicData(topics))
                .build(VERSION);
        ByteBuffer body = request.serializeWithHeader(HEADER);
        byte[] framed = new byte[4 + body.remaining()];
        ByteBuffer.wrap(framed).putInt(body.remaining()).put(body);
        return framed;
    }

    private static SSLContext tls(Properties client) throws GeneralSecurityException, IOException {
        char[] password = client.getProperty("ssl.keystore.password").toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(client.getProperty("ssl.keystore.location"), password), password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(
                client.getProperty("ssl.truststore.location"),
                client.getProperty("ssl.truststore.password").toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(String file, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
