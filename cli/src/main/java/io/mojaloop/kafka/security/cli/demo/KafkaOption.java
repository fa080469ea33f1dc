/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.ClusterSpec;
import io.mojaloop.kafka.security.kit.KafkaVersion;
import java.util.Iterator;
import java.util.List;

/** The Kafka versions a user may ask for. */
final class KafkaOption {
    static final String DEFAULT = "4.4.0";
    /** Those the demo has been run with; other releases from 3.7 on are fetched and tried. */
    static final List<String> KNOWN = List.of("3.7.2", "3.9.2", "4.1.1", "4.2.2", "4.3.1", "4.4.0");

    private KafkaOption() {}

    /** For {@code --kafka <TAB>} and the help. */
    static final class Candidates implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return KNOWN.iterator();
        }
    }

    /**
     * Checks a version together with a mode.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    static KafkaVersion parse(String text, ClusterSpec.Mode mode) {
        KafkaVersion version;
        try {
            version = KafkaVersion.parse(text);
        } catch (IllegalArgumentException e) {
            throw unknown(text, "is not a version");
        }
        if (!version.isAtLeast(3, 7)) {
            throw unknown(text, "is too old");
        }
        if (version.isAtLeast(5, 0)) {
            throw unknown(text, "does not exist");
        }
        if (mode == ClusterSpec.Mode.ZOOKEEPER && !version.isLine3()) {
            throw new IllegalArgumentException(
                    "Kafka " + version + " has no ZooKeeper mode; use --kafka 3.9.2 --mode zookeeper, or --mode kraft");
        }
        return version;
    }

    private static IllegalArgumentException unknown(String text, String why) {
        return new IllegalArgumentException("--kafka '" + text + "' " + why + "; use one of " + String.join(", ", KNOWN)
                + " (other releases from 3.7 to 4.x may work)");
    }
}
