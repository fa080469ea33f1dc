/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static io.mojaloop.kafka.security.audit.encode.JsonLine.key;

import io.mojaloop.kafka.security.audit.event.Reporter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record tells about those who saw it, made once for each. Not thread-safe. */
final class ReporterMembers {
    private static final int MOST_REPORTERS = 64;

    private final ServiceIdentity identity;
    private final Map<Reporter, Members> made = new HashMap<>();
    private @Nullable Reporter lastReporter;
    private Members chosen = new Members(new byte[0], new byte[0]);

    private record Members(byte[] provider, byte[] service) {}

    ReporterMembers(ServiceIdentity identity) {
        this.identity = identity;
    }

    void choose(Reporter reporter) {
        if (reporter == lastReporter) {
            return;
        }
        lastReporter = reporter;
        Members members = made.get(reporter);
        if (members == null) {
            if (made.size() >= MOST_REPORTERS) {
                made.clear();
            }
            members = new Members(provider(reporter), service(reporter));
            made.put(reporter, members);
        }
        chosen = members;
    }

    /** A member of ECS {@code event}. */
    byte[] provider() {
        return chosen.provider();
    }

    /** ECS {@code service} and {@code host}. */
    byte[] service() {
        return chosen.service();
    }

    private static byte[] provider(Reporter reporter) {
        JsonLine line = new JsonLine();
        line.begin(new LineBuffer());
        line.text(key("provider"), reporter.component(), EcsRecord.WORD);
        return inside(line);
    }

    private byte[] service(Reporter reporter) {
        String node = reporter.node().isEmpty() ? identity.node() : reporter.node();
        String roles = reporter.roles().isEmpty() ? identity.roles() : reporter.roles();
        boolean zooKeeper = roles.equals("zookeeper") || reporter.component().equals("zookeeper");
        JsonLine line = new JsonLine();
        line.begin(new LineBuffer());
        line.open(key("service"));
        line.text(key("name"), identity.name(), EcsRecord.WORD);
        String type = zooKeeper ? "zookeeper" : "kafka";
        if (!type.equals(identity.name())) {
            line.text(key("type"), type, EcsRecord.WORD);
        }
        line.text(key("version"), identity.version(), EcsRecord.WORD);
        if (!node.isEmpty() || !roles.isEmpty()) {
            line.open(key("node"));
            line.text(key("name"), node, EcsRecord.WORD);
            line.texts(key("roles"), roles.isEmpty() ? List.of() : List.of(roles.split(",", 8)), 4 * EcsRecord.WORD);
            line.close();
        }
        line.close();
        if (!identity.host().isEmpty()) {
            line.open(key("host"));
            line.text(key("name"), identity.host(), 2 * EcsRecord.WORD);
            line.close();
        }
        return inside(line);
    }

    /** Without the brace in front. */
    private static byte[] inside(JsonLine line) {
        return Arrays.copyOfRange(line.out().bytes(), 1, line.out().length());
    }
}
