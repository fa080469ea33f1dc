/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import io.mojaloop.kafka.security.cli.audit.read.FlatRecord;
import io.mojaloop.kafka.security.cli.audit.read.LineSink;
import io.mojaloop.kafka.security.cli.audit.read.Projection;
import io.mojaloop.kafka.security.cli.audit.read.RecordReader;
import io.mojaloop.kafka.security.policy.Principal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * Counts of allowed produce and fetch requests in an audit trail, as rates: a guess, since a trail knows no bytes. Each is
 * one topic in one request; counts of a window are spread over it evenly, so peaks within a window are not seen.
 */
public final class TrailRecording implements LineSink {
    /** As long as the window of counts is by default. */
    static final long STEP_MS = 60_000;

    /** No window of counts is longer; a record that says so shall not be a billion minutes. */
    private static final long LONGEST_WINDOW_MS = 86_400_000;

    private static final List<String> PATHS = List.of(
            "@timestamp",
            "event.action",
            "event.reason",
            "event.start",
            "event.end",
            "user.domain",
            "user.name",
            "service.node.name",
            "kafka.api_key",
            "kafka.client_id",
            "kafka.count",
            "kafka.resource.type");

    private final Simulation simulation;
    private final double bytesPerRequest;
    private final Projection projection = Projection.of(PATHS, false);
    private final RecordReader reader = new RecordReader(projection);
    private final Map<Key, Map<Long, Double>> requests = new HashMap<>();
    private long counted;
    private long bad;

    private record Key(ClientQuotaType type, String node, Who who) {}

    public TrailRecording(Simulation simulation, double bytesPerRequest) {
        this.simulation = simulation;
        this.bytesPerRequest = bytesPerRequest;
    }

    /** How many requests were counted. */
    public long counted() {
        return counted;
    }

    /** How many lines were no records. */
    public long bad() {
        return bad;
    }

    @Override
    public boolean line(Path file, long number, byte[] bytes, int from, int length) {
        FlatRecord record = reader.read(bytes, from, length);
        if (record == null) {
            bad++;
        } else {
            add(record);
        }
        return true;
    }

    @Override
    public boolean tooLong(Path file, long number) {
        bad++;
        return true;
    }

    private void add(FlatRecord record) {
        String action = text(record, "event.action");
        boolean allowed = action.equals("authorization-allowed") || action.equals("authorization-would-deny");
        Optional<ClientQuotaType> type = switch (text(record, "kafka.api_key")) {
            case "PRODUCE" -> Optional.of(ClientQuotaType.PRODUCE);
            case "FETCH" -> Optional.of(ClientQuotaType.FETCH);
            default -> Optional.empty();
        };
        OptionalLong time = time(text(record, "@timestamp"));
        boolean topic = text(record, "kafka.resource.type").equals("TOPIC");
        if (!allowed || type.isEmpty() || time.isEmpty() || !topic) {
            return;
        }
        long count = Math.max(1, record.number(projection.slot("kafka.count"), 1));
        long start = time(text(record, "event.start")).orElse(time.getAsLong());
        long end = Math.max(start, time(text(record, "event.end")).orElse(start));
        counted += count;
        Map<Long, Double> steps = requests.computeIfAbsent(
                new Key(type.get(), text(record, "service.node.name"), who(record)), any -> new HashMap<>());
        spread(steps, count, start, end);
    }

    private static void spread(Map<Long, Double> steps, long count, long start, long end) {
        long windowMs = end - start; // less than 0 if it is more than a long holds
        if (windowMs <= 0 || windowMs > LONGEST_WINDOW_MS) {
            steps.merge(Math.floorDiv(start, STEP_MS), (double) count, Double::sum);
            return;
        }
        for (long step = Math.floorDiv(start, STEP_MS); step * STEP_MS < end; step++) {
            long inStep = Math.min(end, (step + 1) * STEP_MS) - Math.max(start, step * STEP_MS);
            steps.merge(step, (double) count * inStep / (end - start), Double::sum);
        }
    }

    private Who who(FlatRecord record) {
        String name = text(record, "user.name");
        String domain = text(record, "user.domain");
        boolean superUser = text(record, "event.reason").equals("allowed-as-super-user");
        return Principal.parse((domain.isEmpty() ? "User" : domain) + ":" + name)
                .<Who>map(principal -> new Who.Client(
                        principal, Optional.of(text(record, "kafka.client_id")).filter(id -> !id.isEmpty()), superUser))
                .orElseGet(() -> new Who.Unknown("principals counted together"));
    }

    private String text(FlatRecord record, String path) {
        return record.text(projection.slot(path));
    }

    private static OptionalLong time(String text) {
        try {
            return text.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Instant.parse(text).toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException notATime) {
            return OptionalLong.empty();
        }
    }

    /** Hands all that was read to the simulation; to be called once, at the end. */
    public void finish() {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Map.Entry<Key, Map<Long, Double>> entry : requests.entrySet()) {
            for (Map.Entry<Long, Double> step : entry.getValue().entrySet()) {
                first = Math.min(first, step.getKey());
                last = Math.max(last, step.getKey());
                Key key = entry.getKey();
                double rate = step.getValue() * bytesPerRequest * 1000 / STEP_MS;
                simulation.add(new Demand(step.getKey() * STEP_MS, key.type, key.node, key.who, rate, false, false));
            }
        }
        // Minutes without a request count, too; but a clock that was once years off must not make a billion of them.
        if (last - first < 1_000_000) {
            for (long step = first; step <= last; step++) {
                simulation.sample(step * STEP_MS);
            }
        }
    }
}
