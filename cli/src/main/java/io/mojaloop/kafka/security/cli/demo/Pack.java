/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.cli.runtime.Installation;
import io.mojaloop.kafka.security.kit.KitException;
import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.policy.document.PolicyReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The policy that the suite brings for a Mojaloop hub. */
record Pack(PolicyText document, Policy policy) {
    static final String FILE = "mojaloop.yaml";

    /**
     * Of an installation.
     *
     * @throws KitException of kind IO when it is not there, or not valid
     */
    static Pack of(Installation installation) {
        return read(installation
                .home()
                .orElseThrow(() -> unusable("kafka.security.home is not set"))
                .resolve("policies")
                .resolve(FILE));
    }

    static Pack read(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw unusable("cannot read " + file + " (" + e + ")");
        }
        PolicyReading reading = PolicyReader.read(file.toString(), content);
        Policy policy = reading.policy()
                .orElseThrow(() -> unusable(reading.problems().stream()
                        .filter(Problem::isError)
                        .findFirst()
                        .map(Problem::toString)
                        .orElse(file + " is not valid")));
        return new Pack(new PolicyText(new String(content, StandardCharsets.UTF_8)), policy);
    }

    /** Every topic that somebody has a right on by its full name. */
    List<String> topics() {
        return policy.roles().values().stream()
                .flatMap(role -> role.rules().stream())
                .filter(rule -> rule.resourceType() == ResourceType.TOPIC)
                .flatMap(rule -> rule.names().stream())
                .filter(name -> !name.prefixed() && !name.isAll())
                .map(NamePattern::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static KitException unusable(String what) {
        return new KitException(KitException.Kind.IO, "The policy of this installation cannot be used: " + what);
    }
}
