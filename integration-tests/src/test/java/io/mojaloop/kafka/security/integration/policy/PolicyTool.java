/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.integration.support.CommandLine;
import java.util.List;
import java.util.stream.Stream;

/** One run of {@code kafka-security policy}. */
record PolicyTool(int exitCode, String out, String err) {
    static PolicyTool run(String... arguments) {
        CommandLine run = CommandLine.run(
                Stream.concat(Stream.of("policy"), Stream.of(arguments)).toArray(String[]::new));
        return new PolicyTool(run.exitCode(), run.out(), run.err());
    }

    PolicyTool ended(int expected) {
        assertThat(exitCode).as("exit status; %s%s", out, err).isEqualTo(expected);
        return this;
    }

    /** The table of {@code explain --all}: {@code allow topic-a Read}, without where it stands. */
    List<String> rights() {
        return out.lines()
                .filter(line -> line.startsWith("  allow") || line.startsWith("  deny"))
                .map(line -> line.strip().split(" {2,}"))
                .map(columns -> String.join(" ", Stream.of(columns).limit(3).toList()))
                .toList();
    }
}
