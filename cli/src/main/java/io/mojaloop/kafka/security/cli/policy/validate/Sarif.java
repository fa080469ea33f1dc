/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.validate;

import io.mojaloop.kafka.security.cli.runtime.Installation;
import io.mojaloop.kafka.security.policy.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Problems for code review: <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>.
 * Files are relative to where the command runs, which in a pipeline is the root of the repository.
 */
public final class Sarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private Sarif() {}

    /** The document, as maps and lists. */
    public static Map<String, Object> of(List<CheckedFile> files) {
        List<String> codes = new ArrayList<>(new TreeSet<>(files.stream()
                .flatMap(file -> file.problems().stream())
                .map(Problem::code)
                .toList()));
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "kafka-security");
        driver.put("version", Installation.version());
        driver.put("rules", codes.stream().map(Sarif::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "unicodeCodePoints");
        run.put(
                "results",
                files.stream()
                        .flatMap(file -> file.problems().stream())
                        .map(problem -> result(problem, codes))
                        .toList());
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", SCHEMA);
        root.put("version", "2.1.0");
        root.put("runs", List.of(run));
        return root;
    }

    private static Map<String, Object> rule(String code) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", code);
        rule.put("shortDescription", Map.of("text", code.replace('-', ' ')));
        return rule;
    }

    private static Map<String, Object> result(Problem problem, List<String> codes) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("startLine", problem.at().line());
        region.put("startColumn", problem.at().column());
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("artifactLocation", Map.of("uri", uri(problem.at().file())));
        place.put("region", region);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", problem.code());
        result.put("ruleIndex", codes.indexOf(problem.code()));
        result.put("level", problem.isError() ? "error" : "warning");
        result.put(
                "message",
                Map.of(
                        "text",
                        problem.message()
                                + problem.suggestion().map(text -> "; " + text).orElse("")));
        result.put("locations", List.of(Map.of("physicalLocation", place)));
        return result;
    }

    /** A relative reference for a relative file. */
    static String uri(String file) {
        Path path = Path.of(file).normalize();
        if (path.isAbsolute()) {
            return path.toUri().toString();
        }
        try {
            return new URI(null, null, path.toString().replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException e) { // a first segment with a colon
            return "./" + path.toString().replaceAll("[^A-Za-z0-9._/-]", "_");
        }
    }
}
