/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;

/** The broker has the authorizer, the topics and the services' rights. */
record SetupSteps(Clients clients, MojaloopServices services) {
    static final String AUTHORIZER = "io.mojaloop.kafka.security.authorizer.PolicyAuthorizer";

    List<Step> steps() {
        List<AclBinding> acls = ServiceAcls.of(services);
        return List.of(
                new Step(
                        "authorizer-configured",
                        "The broker runs our authorizer",
                        "admin asks the broker for authorizer.class.name",
                        Expectation.success(AUTHORIZER),
                        this::authorizer),
                new Step(
                        "topics-created",
                        "Mojaloop's core topics",
                        "admin creates " + services.topics().size() + " topics",
                        Expectation.success("all created"),
                        this::createTopics),
                new Step(
                        "rights-granted",
                        "Least rights for each service",
                        "admin stores " + acls.size() + " ACLs for "
                                + services.services().size()
                                + " services: Write on what they write, Read on what they read",
                        Expectation.success("all stored, and listed by the broker"),
                        () -> createAcls(acls)));
    }

    private String authorizer() throws Exception {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        try (Closing<Admin> admin = clients.admin(Cast.admin())) {
            String found = get(admin.client().describeConfigs(List.of(broker)).all()).values().stream()
                    .flatMap(config -> config.entries().stream())
                    .filter(entry -> entry.name().equals("authorizer.class.name"))
                    .map(ConfigEntry::value)
                    .collect(Collectors.joining());
            if (!found.equals(AUTHORIZER)) {
                throw new Unmet(found.isEmpty() ? "no authorizer" : found);
            }
            return found;
        }
    }

    private String createTopics() throws Exception {
        List<NewTopic> topics = services.topics().stream()
                .map(name -> new NewTopic(name, 1, (short) 1))
                .toList();
        try (Closing<Admin> admin = clients.admin(Cast.admin())) {
            get(admin.client().createTopics(topics).all());
            return topics.size() + " topics created";
        }
    }

    private String createAcls(List<AclBinding> acls) throws Exception {
        try (Closing<Admin> admin = clients.admin(Cast.admin())) {
            get(admin.client().createAcls(acls).all());
            String all = acls.size() + " ACLs stored and listed";
            return clients.patience().until(Expectation.success(all), () -> {
                int listed = get(admin.client()
                                .describeAcls(AclBindingFilter.ANY)
                                .values())
                        .size();
                if (listed != acls.size()) {
                    throw new Unmet(listed + " ACLs listed of " + acls.size());
                }
                return all;
            });
        }
    }

    private <T> T get(KafkaFuture<T> future) throws Exception {
        return future.get(clients.patience().millis(), TimeUnit.MILLISECONDS);
    }
}
