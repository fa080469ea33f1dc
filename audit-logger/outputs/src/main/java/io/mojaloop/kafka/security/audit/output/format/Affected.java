/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

import java.util.List;

/**
 * What a record is about, wherever it tells it.
 *
 * @param type for example {@code TOPIC}, {@code znode}; empty with an empty name
 * @param name empty if there is nothing
 */
record Affected(String type, String name) {
    private static final List<Affected> PLACES = List.of(
            new Affected("znode", "/zookeeper/znode"),
            new Affected("policy", "/kafka/policy/file"),
            new Affected("policy", "/kafka/policy/sha256"),
            new Affected("output", "/kafka/audit/output"),
            new Affected("file", "/kafka/audit/file"),
            new Affected("key", "/kafka/audit/key_id"),
            new Affected("user", "/user/name"));

    static Affected of(EcsLine line) {
        String resource = line.text("/kafka/resource/name");
        if (!resource.isEmpty()) {
            String type = line.text("/kafka/resource/type");
            return new Affected(type.isEmpty() ? "resource" : type, resource);
        }
        for (Affected place : PLACES) {
            String name = line.text(place.name());
            if (!name.isEmpty()) {
                return new Affected(place.type(), name);
            }
        }
        return new Affected("", "");
    }
}
