/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.SecuredCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the broker wrote into its log files. Every call throws {@link Unmet} where there is no such line (yet).
 *
 * @param decisions of kafka.authorizer.logger
 */
record BrokerLogs(Path decisions, Path server) {

    static BrokerLogs of(SecuredCluster cluster) {
        return new BrokerLogs(cluster.authorizerLog(AuthorizerMetrics.NODE), cluster.serverLog(AuthorizerMetrics.NODE));
    }

    /** The first decision of a kind, without the logger's frame. */
    String decision(Predicate<String> wanted) {
        String line = find(decisions, wanted);
        return line.substring(line.indexOf("Principal = ")).replace(" (kafka.authorizer.logger)", "");
    }

    /** The first problem with this code in the policy file, from the file's name on. */
    String policyProblem(String code) {
        String end = " [" + code + "]";
        String line = find(
                server,
                // A line of its own below the message: the audit trail has all problems in one.
                each -> each.startsWith("  ") && each.contains("/" + Pack.FILE + ":") && each.contains(end));
        return line.substring(line.indexOf(Pack.FILE + ":"), line.indexOf(end) + end.length());
    }

    private static String find(Path log, Predicate<String> wanted) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.filter(wanted)
                    .findFirst()
                    .orElseThrow(() -> new Unmet("no such line in " + log.getFileName()));
        } catch (IOException e) {
            throw new Unmet("no log: " + e);
        }
    }
}
