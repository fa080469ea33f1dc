/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import io.mojaloop.kafka.security.integration.support.CommandLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The trails of a cluster, each node with keys and files of its own, and all the records in them.
 *
 * @param root with {@code keys-<node>} and {@code trail-<node>}
 * @param nodes how many there are, from 1
 */
public record TrailFolders(Path root, int nodes) {

    /** New ones; {@code kafka-security audit keygen} makes the keys, as it does for an operator. */
    public static TrailFolders create(int nodes) {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            return in(Files.createTempDirectory(target, "audit-"), nodes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TrailFolders in(Path root, int nodes) {
        TrailFolders folders = new TrailFolders(root, nodes);
        for (int node = 1; node <= nodes; node++) {
            AuditTool.keygen(folders.keys(node));
        }
        return folders;
    }

    Path keys(int node) {
        return root.resolve("keys-" + node);
    }

    Path trail(int node) {
        return root.resolve("trail-" + node);
    }

    Path publicKey(int node) {
        return keys(node).resolve("public-key.pem");
    }

    Path seed(int node) {
        return keys(node).resolve("verification-seed");
    }

    /** For every node's server.properties. */
    public Map<String, String> serverProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("security.audit.dir", root.resolve("trail-{node}").toString());
        properties.put("security.audit.keys.dir", root.resolve("keys-{node}").toString());
        return properties;
    }

    /** Of all nodes. */
    public List<AuditRecord> records() {
        List<AuditRecord> records = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            records.addAll(records(node));
        }
        return records;
    }

    /** In the order in which they were written. A last line that is not whole yet is left out. */
    List<AuditRecord> records(int node) {
        return files(node).stream()
                .flatMap(file -> lines(file).stream())
                .map(line -> AuditRecord.parse(node, line))
                .toList();
    }

    List<Path> files(int node) {
        if (!Files.isDirectory(trail(node))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(trail(node))) {
            return files.filter(file -> file.getFileName().toString().matches("audit-.*\\.jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code kafka-security audit verify} says of the trail of one node, to somebody who has all that can be had. */
    CommandLine verify(int node) {
        return AuditTool.verify(trail(node), publicKey(node), seed(node));
    }
}
