/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.transport.Netty4Plugin;

/** OpenSearch itself, one node within this JVM, spoken to over HTTP. Elasticsearch cannot be had where this is built. */
final class SearchEngine implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Node node;
    private final int port;

    private SearchEngine(Node node, int port) {
        this.node = node;
        this.port = port;
    }

    /** @param home an empty directory */
    static SearchEngine start(Path home) throws IOException, NodeValidationException {
        Files.createDirectories(home.resolve("config"));
        int port = freePort();
        Settings settings = Settings.builder()
                .put("path.home", home.toString())
                .put("cluster.name", "audit-test")
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.port", freePort())
                .put("node.processors", 2)
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        Node node = new EmbeddedNode(settings);
        node.start();
        return new SearchEngine(node, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @throws IllegalStateException with the answer if the engine refuses */
    JsonNode request(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", path.startsWith("/_bulk") ? "application/x-ndjson" : "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() throws IOException {
        node.close();
    }

    private static final class EmbeddedNode extends Node {
        EmbeddedNode(Settings settings) {
            super(
                    InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "audit-test"),
                    List.of(Netty4Plugin.class),
                    true);
        }
    }
}
