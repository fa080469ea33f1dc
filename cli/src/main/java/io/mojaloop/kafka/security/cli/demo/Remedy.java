/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.KitException;

/** What to do about each kind of failure; the exception's own message says what is wrong. */
final class Remedy {
    private Remedy() {}

    static String of(KitException.Kind kind) {
        return switch (kind) {
            case JAVA -> "Install a JDK 17 or later, or set JAVA_HOME to one.";
            case MAVEN -> "Install Maven 3.8.7 or later and put mvn on the PATH; it fetches the broker, once.";
            case PORTS ->
                "The demo needs about a dozen free TCP ports on 127.0.0.1: check that the loopback interface is"
                        + " up, end what holds the ports, or widen net.ipv4.ip_local_port_range.";
            case DISK ->
                "Free some space, or set TMPDIR (run directory) and KAFKA_SECURITY_CACHE (brokers) to another disk.";
            case DOWNLOAD ->
                "Check the network, and the proxy or mirror in ~/.m2/settings.xml. Versions that are known to"
                        + " work: " + String.join(", ", KafkaOption.KNOWN) + ".";
            case NODE_DIED, TIMEOUT -> "Read the logs named above; on a slow machine give a longer --timeout.";
            case TOOL, IO -> "";
        };
    }
}
