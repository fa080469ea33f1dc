/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a Kafka network or acceptor thread says, for example
 * {@code data-plane-kafka-network-thread-1-ListenerName(CLIENT)-SASL_SSL-0}; from 4.0 on without {@code ListenerName()}.
 *
 * @param node id of the broker or controller; empty if the name does not say
 * @param listener by name; empty if the name does not say
 * @param securityProtocol of the listener; empty if the name does not say
 * @param port that an acceptor listens on; -1 if the name does not say
 */
record NetworkThread(String node, String listener, String securityProtocol, int port) {
    private static final NetworkThread OTHER = new NetworkThread("", "", "", -1);
    private static final String TAIL =
            "(?:ListenerName\\((.+)\\)|(.+))-(PLAINTEXT|SSL|SASL_PLAINTEXT|SASL_SSL)-(\\d{1,5})";
    private static final Pattern PROCESSOR =
            Pattern.compile("(?:data|control)-plane-kafka-network-thread-(-?\\d{1,10})-" + TAIL);
    private static final Pattern ACCEPTOR = Pattern.compile("(?:data|control)-plane-kafka-socket-acceptor-" + TAIL);

    static NetworkThread named(String name) {
        Matcher processor = PROCESSOR.matcher(name);
        if (processor.matches()) {
            return new NetworkThread(processor.group(1), either(processor, 2), processor.group(4), -1);
        }
        Matcher acceptor = ACCEPTOR.matcher(name);
        if (acceptor.matches()) {
            int port = ClientAddress.port(acceptor.group(4));
            return new NetworkThread("", either(acceptor, 1), acceptor.group(3), port);
        }
        return OTHER;
    }

    private static String either(Matcher matcher, int group) {
        String old = matcher.group(group);
        return old == null ? matcher.group(group + 1) : old;
    }
}
