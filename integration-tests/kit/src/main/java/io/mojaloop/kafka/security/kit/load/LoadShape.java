/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit.load;

import java.util.Map;

/**
 * What the writers of a {@link Load} do.
 *
 * @param topic they write to
 * @param partitions of it; the writers divide them among themselves
 * @param connections how many writers there are: each has a producer of its own, with one request under way
 * @param recordBytes of each record's value; each record is a request
 * @param recordsPerSecond of all writers together; 0 for as many as are answered
 * @param settings of the producers, in addition to the connection's
 */
public record LoadShape(
        String topic,
        int partitions,
        int connections,
        int recordBytes,
        double recordsPerSecond,
        Map<String, String> settings) {
    public LoadShape {
        settings = Map.copyOf(settings);
        if (partitions < 1 || connections < 1 || recordBytes < 1 || !(recordsPerSecond >= 0)) {
            throw new IllegalArgumentException("nobody can write so: " + topic + ", " + partitions + " partitions, "
                    + connections + " connections, " + recordBytes + " bytes, " + recordsPerSecond + "/s");
        }
    }

    /** As many as are answered: what a flood is. */
    public static LoadShape flood(String topic, int partitions, int connections, int recordBytes) {
        return new LoadShape(topic, partitions, connections, recordBytes, 0, Map.of());
    }

    /** So many a second: what a service does. */
    public static LoadShape steady(
            String topic, int partitions, int connections, int recordBytes, double recordsPerSecond) {
        return new LoadShape(topic, partitions, connections, recordBytes, recordsPerSecond, Map.of());
    }

    public LoadShape with(String setting, String value) {
        Map<String, String> more = new java.util.HashMap<>(settings);
        more.put(setting, value);
        return new LoadShape(topic, partitions, connections, recordBytes, recordsPerSecond, more);
    }
}
