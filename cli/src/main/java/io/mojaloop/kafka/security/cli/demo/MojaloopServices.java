/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What the demo knows of Mojaloop: the core topics, and what a few services do with them. One principal per deployable
 * component, because client ids are overwritten by the services' own code and identify nobody.
 *
 * @param topics all that are created
 * @param services what they write and read, from their default configuration
 */
@JsonIgnoreProperties("source")
record MojaloopServices(List<String> topics, List<Service> services) {
    private static final String RESOURCE = "mojaloop-services.json";

    MojaloopServices {
        topics = List.copyOf(topics);
        services = List.copyOf(services);
    }

    /** A topic read as a member of a group. */
    record Reading(String topic, String group) {}

    /** A deployable component, also the name of its principal. */
    record Service(String name, List<String> writes, List<Reading> reads) {
        Service {
            writes = List.copyOf(writes);
            reads = List.copyOf(reads);
        }

        String principal() {
            return "User:" + name;
        }
    }

    static MojaloopServices load() {
        try (InputStream in = MojaloopServices.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readValue(in, MojaloopServices.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + RESOURCE + " is unreadable", e);
        }
    }

    Optional<Service> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    List<String> names() {
        return services.stream().map(Service::name).toList();
    }
}
