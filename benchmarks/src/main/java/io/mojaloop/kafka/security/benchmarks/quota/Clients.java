/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.quota;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/**
 * Clients as a broker knows them: each connection has a principal and a client id of its own, which stay the same objects
 * while it is open.
 */
final class Clients {
    private final KafkaPrincipal[] principals;
    private final String[] clientIds;
    private final Object[] sessions;

    /** @param number of clients, each of another principal */
    Clients(int number) {
        principals = new KafkaPrincipal[number];
        clientIds = new String[number];
        sessions = new Object[number];
        // Connections do not come in the order of names; neither do they lie so in memory.
        int[] order = order(number);
        for (int i = 0; i < number; i++) {
            principals[i] = new KafkaPrincipal(KafkaPrincipal.USER_TYPE, name(order[i]));
            clientIds[i] = "producer-" + order[i];
        }
    }

    private static int[] order(int number) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, number).boxed().toList());
        Collections.shuffle(numbers, new Random(1));
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    static String name(int number) {
        return "service-" + number;
    }

    /** Also makes a session of Kafka's for each. */
    Clients withSessions() {
        for (int i = 0; i < sessions.length; i++) {
            sessions[i] = KafkaQuotas.session(principals[i]);
        }
        return this;
    }

    int size() {
        return principals.length;
    }

    KafkaPrincipal principal(int i) {
        return principals[i];
    }

    String clientId(int i) {
        return clientIds[i];
    }

    Object session(int i) {
        return sessions[i];
    }
}
