/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the id of a Kafka connection says: {@code 10.0.0.1:9093-10.0.0.9:51234-0-17}, from 4.0 on with the processor before
 * the running number (kafka.network.Processor.connectionId, SocketServer.generateConnectionId). All of it is the server's.
 */
record Connection(int serverPort, ClientAddress client) {
    private static final String HOST = "[0-9A-Fa-f.:]+(?:%[0-9A-Za-z._-]+)?";
    private static final Pattern ID =
            Pattern.compile("(" + HOST + "):(\\d{1,5})-(" + HOST + "):(\\d{1,5})(?:-\\d{1,10}){1,2}");

    static Optional<Connection> ofId(String id) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        ClientAddress host = ClientAddress.ofHost(matcher.group(3));
        return Optional.of(new Connection(
                ClientAddress.port(matcher.group(2)),
                new ClientAddress(host.address(), ClientAddress.port(matcher.group(4)))));
    }
}
