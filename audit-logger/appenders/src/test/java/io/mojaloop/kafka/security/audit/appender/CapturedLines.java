/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What started servers wrote when they were attacked: wrong passwords, foreign certificates, broken requests, forged texts.
 * The file's name says which server; each line has what the logging back end was handed.
 */
final class CapturedLines {
    static final List<String> FILES = List.of(
            "kafka-3.9.2-kraft", "kafka-3.9.2-zookeeper", "kafka-4.4.0-kraft", "zookeeper-3.8.4", "zookeeper-3.9.4");

    private static final ObjectMapper JSON = new ObjectMapper();

    private CapturedLines() {}

    static List<ServerLine> of(String file) {
        try (InputStream in = CapturedLines.class.getResourceAsStream("/lines/" + file + ".jsonl");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<ServerLine> all = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.add(line(JSON.readTree(line), all.size()));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as a back end hands it over that keeps no templates: reload4j. */
    static ServerLine printed(ServerLine line) {
        return new ServerLine(
                line.timeMs(), line.logger(), line.message(), "", List.of(), line.thrown(), line.thread());
    }

    private static ServerLine line(JsonNode json, int index) {
        List<String> arguments = new ArrayList<>();
        json.path("arguments").forEach(argument -> arguments.add(argument.asText()));
        return new ServerLine(
                index,
                json.get("logger").asText(),
                json.get("message").asText(),
                json.path("template").asText(""),
                arguments,
                json.has("throwable")
                        ? thrown(
                                json.get("throwable").asText(),
                                json.get("throwableMessage").asText())
                        : null,
                json.get("thread").asText());
    }

    private static Throwable thrown(String type, String message) {
        try {
            return (Throwable) Class.forName(type).getConstructor(String.class).newInstance(message);
        } catch (ReflectiveOperationException e) {
            return new IOException(message);
        }
    }
}
