/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A released Kafka version such as 3.9.2. */
public record KafkaVersion(int major, int minor, int patch) implements Comparable<KafkaVersion> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Comparator<KafkaVersion> ORDER = Comparator.comparingInt(KafkaVersion::major)
            .thenComparingInt(KafkaVersion::minor)
            .thenComparingInt(KafkaVersion::patch);

    /**
     * The newest release whose command-line tools are published. Later ones (and 4.2.2) lack {@code kafka-tools}; a
     * tool speaks to any broker of its line, so this one serves them all.
     */
    static final KafkaVersion TOOLS = new KafkaVersion(4, 3, 1);

    /**
     * Reads a version.
     *
     * @throws IllegalArgumentException unless the text is three numbers joined by dots
     */
    public static KafkaVersion parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Kafka version '" + text + "' is not of the form 4.4.0; give major, minor and patch");
        }
        return new KafkaVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return compareTo(new KafkaVersion(otherMajor, otherMinor, 0)) >= 0;
    }

    /** ZooKeeper mode and reload4j logging ended with the 3.x line. */
    public boolean isLine3() {
        return major < 4;
    }

    /** The version whose {@code kafka-acls}, {@code kafka-configs} and so on are run against this broker. */
    public KafkaVersion tools() {
        return isLine3() ? this : TOOLS;
    }

    boolean bringsTools() {
        return equals(tools());
    }

    @Override
    public int compareTo(KafkaVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
