/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.cli.runtime.Count;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** The broker has the authorizer, the services' rights and the topics. */
record SetupSteps(Clients clients, Pack pack, AuthorizerMetrics metrics) {
    static final String AUTHORIZER = "io.mojaloop.kafka.security.authorizer.PolicyAuthorizer";

    List<Step> steps() {
        List<String> topics = pack.topics();
        return List.of(
                new Step(
                        "authorizer-configured",
                        "The broker runs our authorizer",
                        "admin asks the broker for authorizer.class.name",
                        Expectation.success(AUTHORIZER),
                        this::authorizer),
                new Step(
                        "policy-in-force",
                        "Least rights for each service",
                        "read by JMX whether " + Pack.FILE + " with its "
                                + Count.of(pack.policy().roles().size(), "role") + " is in force",
                        Expectation.success("enforced, and no ACL is needed"),
                        this::policy),
                new Step(
                        "topics-created",
                        "Mojaloop's topics",
                        "admin creates the " + topics.size() + " topics that " + Pack.FILE + " names",
                        Expectation.success("all created"),
                        () -> createTopics(topics)));
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

    private String policy() throws Exception {
        Map<String, Object> values = metrics.values("PolicyMode", "PolicyRules", "AclCount");
        if (!"ENFORCE".equals(values.get("PolicyMode")) || !Integer.valueOf(0).equals(values.get("AclCount"))) {
            throw new Unmet(values.toString());
        }
        return AuthorizerMetrics.inWords(values);
    }

    private String createTopics(List<String> names) throws Exception {
        List<NewTopic> topics =
                names.stream().map(name -> new NewTopic(name, 1, (short) 1)).toList();
        try (Closing<Admin> admin = clients.admin(Cast.admin())) {
            get(admin.client().createTopics(topics).all());
            return topics.size() + " topics created";
        }
    }

    private <T> T get(KafkaFuture<T> future) throws Exception {
        return future.get(clients.patience().millis(), TimeUnit.MILLISECONDS);
    }
}
