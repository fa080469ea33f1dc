/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.cli.audit.read.LineSink;
import io.mojaloop.kafka.security.cli.quota.read.StatusReader;
import io.mojaloop.kafka.security.cli.quota.show.Budget;
import io.mojaloop.kafka.security.cli.quota.show.ViewTree;
import io.mojaloop.kafka.security.policy.Principal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Documents of {@code quota status --json --watch}, one a line. */
public final class StatusRecording implements LineSink {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Simulation simulation;
    private long bad;

    public StatusRecording(Simulation simulation) {
        this.simulation = simulation;
    }

    /** How many lines were no such documents. */
    public long bad() {
        return bad;
    }

    @Override
    public boolean line(Path file, long number, byte[] bytes, int from, int length) {
        if (length > 0) {
            try {
                JsonNode root = JSON.readTree(bytes, from, length);
                if (root.path("format").asText().equals(ViewTree.FORMAT)
                        && root.path("version").asInt() == ViewTree.VERSION) {
                    document(root);
                    return true;
                }
            } catch (IOException | DateTimeParseException | ArithmeticException | IllegalArgumentException notOne) {
                // counted below
            }
            bad++;
        }
        return true;
    }

    @Override
    public boolean tooLong(Path file, long number) {
        bad++;
        return true;
    }

    private void document(JsonNode root) {
        long timeMs = Instant.parse(root.path("time").asText()).toEpochMilli();
        if (!root.path("hasUse").asBoolean()) {
            return;
        }
        simulation.sample(timeMs);
        for (JsonNode budget : root.path("budgets")) {
            Map<String, String> tags = new LinkedHashMap<>();
            budget.path("tags")
                    .fields()
                    .forEachRemaining(
                            tag -> tags.put(tag.getKey(), tag.getValue().asText()));
            Budget of = new Budget(StatusReader.type(budget.path("type").asText()), tags);
            boolean own = isOwnQuota(root, of, budget);
            for (JsonNode node : budget.path("nodes")) {
                simulation.add(new Demand(
                        timeMs,
                        of.type(),
                        node.path("node").asText(),
                        who(of, node),
                        node.path("use").asDouble(),
                        own,
                        node.path("throttleTimeMs").asDouble() > 0));
            }
        }
    }

    /** A user's or client's budget with a limit is of kafka-configs, unless it is what the policy gave the unlisted. */
    private static boolean isOwnQuota(JsonNode root, Budget budget, JsonNode json) {
        boolean kafkas = budget.kind() == Budget.Kind.USER || budget.kind() == Budget.Kind.CLIENT_ID;
        JsonNode unlisted = root.at("/policy/unlisted/" + json.path("type").asText());
        boolean asUnlisted = budget.clientId().isEmpty()
                && unlisted.isNumber()
                && unlisted.asDouble() == json.path("limit").asDouble();
        return kafkas && json.has("limit") && !asUnlisted;
    }

    private static Who who(Budget budget, JsonNode node) {
        Optional<Principal> principal = budget.principal().flatMap(Principal::parse);
        if (principal.isPresent()) {
            return new Who.Client(principal.get(), budget.clientId(), budget.kind() == Budget.Kind.EXEMPT);
        }
        // Only a single client seen is for certain the one.
        JsonNode clients = node.path("clients");
        if (clients.size() == 1 && budget.kind() == Budget.Kind.CLIENT_ID) {
            Optional<Who> only = client(clients.get(0).asText(), budget);
            if (only.isPresent()) {
                return only.get();
            }
        }
        return budget.tenant().<Who>map(Who.Members::new).orElseGet(() -> new Who.Unknown(budget.name()));
    }

    private static Optional<Who> client(String text, Budget budget) {
        String id = budget.clientId().orElse("");
        return text.endsWith(" " + id)
                ? Principal.parse(text.substring(0, text.length() - id.length() - 1))
                        .map(principal -> new Who.Client(principal, Optional.of(id), false))
                : Optional.empty();
    }
}
