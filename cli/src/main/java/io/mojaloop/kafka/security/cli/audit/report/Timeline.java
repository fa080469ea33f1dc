/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import io.mojaloop.kafka.security.cli.audit.read.RecordKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much happened when, in steps that grow with the time that is covered: as many as a chart can show. */
final class Timeline {
    private static final int MOST_STEPS = 120;
    private static final long[] STEPS = {1, 10, 60, 300, 900, 3600, 6 * 3600, 24 * 3600, 7 * 24 * 3600, 28L * 24 * 3600
    };

    private final TreeMap<Long, EnumMap<Series, Long>> steps = new TreeMap<>();
    private long step = STEPS[0];

    /** What is told apart. */
    enum Series {
        ALLOWED("allowed"),
        WOULD_DENY("would be denied"),
        DENIED("denied"),
        FAILED("authentication failed"),
        CHANGES("changes");

        private final String label;

        Series(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * One step.
     *
     * @param from its beginning
     * @param counts of each series, by its ordinal
     */
    record Step(Instant from, List<Long> counts) {
        long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    void add(long epochSecond, RecordKind kind, long count) {
        Series series = switch (kind) {
            case ALLOWED -> Series.ALLOWED;
            case WOULD_DENY -> Series.WOULD_DENY;
            case DENIED -> Series.DENIED;
            case AUTHENTICATION_FAILED, CONNECTION_REJECTED -> Series.FAILED;
            case ADMIN_CHANGE, POLICY, POLICY_REFUSED, ZOOKEEPER -> Series.CHANGES;
            default -> null;
        };
        if (series != null) {
            steps.computeIfAbsent(Math.floorDiv(epochSecond, step), key -> new EnumMap<>(Series.class))
                    .merge(series, count, Long::sum);
            while (steps.lastKey() - steps.firstKey() >= MOST_STEPS) {
                widen();
            }
        }
    }

    private void widen() {
        long wider = step * 4;
        for (int i = STEPS.length - 1; i >= 0; i--) {
            wider = STEPS[i] > step ? STEPS[i] : wider;
        }
        TreeMap<Long, EnumMap<Series, Long>> old = new TreeMap<>(steps);
        steps.clear();
        for (Map.Entry<Long, EnumMap<Series, Long>> one : old.entrySet()) {
            // All steps are multiples of each other, but for a week and four of them, which 1970-01-01 begins.
            EnumMap<Series, Long> into = steps.computeIfAbsent(
                    Math.floorDiv(one.getKey() * step, wider), key -> new EnumMap<>(Series.class));
            one.getValue().forEach((series, count) -> into.merge(series, count, Long::sum));
        }
        step = wider;
    }

    /** How long a step is, in seconds. */
    long stepSeconds() {
        return step;
    }

    /** All steps from the first to the last, those without anything too. */
    List<Step> steps() {
        List<Step> all = new ArrayList<>();
        if (steps.isEmpty()) {
            return all;
        }
        for (long at = steps.firstKey(); at <= steps.lastKey(); at++) {
            Map<Series, Long> counts = steps.getOrDefault(at, new EnumMap<>(Series.class));
            List<Long> row = new ArrayList<>();
            for (Series series : Series.values()) {
                row.add(counts.getOrDefault(series, 0L));
            }
            all.add(new Step(Instant.ofEpochSecond(at * step), row));
        }
        return all;
    }
}
