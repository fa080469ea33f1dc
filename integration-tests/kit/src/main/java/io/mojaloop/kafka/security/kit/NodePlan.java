/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One Kafka process: its id (from 1), what it does, and its ports on 127.0.0.1. */
record NodePlan(int id, boolean broker, boolean controller, Map<Listener, Integer> ports, int jmxPort) {
    NodePlan {
        ports = Map.copyOf(ports);
    }

    static List<NodePlan> of(ClusterSpec spec, FreePorts free) {
        List<NodePlan> plans = new ArrayList<>();
        boolean kraft = spec.mode() == ClusterSpec.Mode.KRAFT;
        if (spec.separateController()) {
            plans.add(plan(1, false, true, spec, free));
            for (int i = 0; i < spec.nodes(); i++) {
                plans.add(plan(2 + i, true, false, spec, free));
            }
        } else {
            for (int i = 0; i < spec.nodes(); i++) {
                plans.add(plan(1 + i, true, kraft, spec, free));
            }
        }
        return List.copyOf(plans);
    }

    /** At most this many ports per process: five listeners and JMX. */
    static int portsPerNode() {
        return Listener.values().length + 1;
    }

    String name() {
        return "node-" + id;
    }

    int port(Listener listener) {
        Integer port = ports.get(listener);
        if (port == null) {
            throw new IllegalArgumentException("Node " + id + " has no listener " + listener);
        }
        return port;
    }

    private static NodePlan plan(int id, boolean broker, boolean controller, ClusterSpec spec, FreePorts free) {
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        if (broker) {
            ports.put(Listener.CLIENT, free.next());
            ports.put(Listener.MTLS, free.next());
            ports.put(Listener.INTERNAL, free.next());
            if (spec.plaintextListener()) {
                ports.put(Listener.PLAIN, free.next());
            }
        }
        if (controller) {
            ports.put(Listener.CONTROLLER, free.next());
        }
        return new NodePlan(id, broker, controller, ports, free.next());
    }
}
