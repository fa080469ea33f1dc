/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.cases;

import io.mojaloop.kafka.security.cli.policy.cases.CaseFile.Case;
import io.mojaloop.kafka.security.cli.policy.cases.CaseFile.Check;
import io.mojaloop.kafka.security.cli.policy.cases.Nodes.Fields;
import io.mojaloop.kafka.security.cli.policy.explain.Addresses;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.Subject;
import io.mojaloop.kafka.security.policy.Transport;
import io.mojaloop.kafka.security.policy.document.DidYouMean;
import io.mojaloop.kafka.security.policy.document.YamlDocument;
import io.mojaloop.kafka.security.policy.document.YamlNode;
import io.mojaloop.kafka.security.policy.document.YamlNode.Scalar;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a file of cases with every problem at once. Stateless from outside. */
public final class CaseReader {
    private static final List<String> ROOT = List.of("version", "policy", "cases");
    private static final List<String> CASE =
            List.of("name", "principal", "from", "transport", "listener", "at", "allowed", "denied");
    private static final List<String> TRANSPORTS =
            Arrays.stream(Transport.values()).map(Enum::name).toList();

    private final String file;
    private final Nodes nodes;
    private final CheckReader checks;
    private final Map<String, Position> names = new HashMap<>();

    private CaseReader(String file, List<Problem> problems) {
        this.file = file;
        this.nodes = new Nodes(problems);
        this.checks = new CheckReader(nodes);
    }

    /**
     * Never throws because of what a file holds.
     *
     * @param file how to call it in positions
     */
    public static CaseReading read(String file, byte[] content) {
        YamlDocument document = YamlDocument.read(file, content);
        List<Problem> problems = new ArrayList<>(document.problems());
        Optional<CaseFile> cases = document.root().flatMap(root -> new CaseReader(file, problems).root(root));
        return new CaseReading(cases.filter(read -> problems.stream().noneMatch(Problem::isError)), problems);
    }

    private Optional<CaseFile> root(YamlNode root) {
        return nodes.fields(root, "file of cases", ROOT, List.of("version", "cases"))
                .map(fields -> {
                    fields.get("version").ifPresent(this::version);
                    List<Case> cases =
                            fields.get("cases").map(list -> nodes.list(list, "cases")).orElse(List.of()).stream()
                                    .flatMap(node -> one(node).stream())
                                    .toList();
                    Optional<String> policy = read(fields, "policy", "the path of a policy", this::path);
                    return new CaseFile(file, policy, cases);
                });
    }

    private void version(YamlNode node) {
        if (!(node instanceof Scalar scalar)
                || !scalar.plain()
                || !scalar.text().equals("1")) {
            nodes.error(
                    "unsupported-version", node, "this release knows version 1 of files of cases", "write version: 1");
        }
    }

    private Optional<Case> one(YamlNode node) {
        return nodes.fields(node, "case", CASE, List.of("name", "principal")).flatMap(fields -> {
            Optional<String> name = read(fields, "name", "a name", Optional::of);
            name.ifPresent(text -> unique(text, fields));
            Optional<Principal> principal =
                    read(fields, "principal", "a principal such as User:alice", this::principal);
            List<Check> all = new ArrayList<>();
            fields.get("allowed").ifPresent(list -> all.addAll(checks.read(list, true)));
            fields.get("denied").ifPresent(list -> all.addAll(checks.read(list, false)));
            if (!fields.has("allowed") && !fields.has("denied")) {
                nodes.error("missing-key", node, "this case checks nothing", "add 'allowed' or 'denied'");
            }
            Optional<InetAddress> from = fields.has("from")
                    ? read(fields, "from", "an address such as 10.1.2.3", this::address)
                    : Addresses.parse(Addresses.DEFAULT);
            Optional<Transport> transport = read(fields, "transport", "a transport such as SASL_SSL", this::transport);
            Optional<String> listener = read(fields, "listener", "the name of a listener", Optional::of);
            Optional<Instant> moment = read(fields, "at", "a moment such as 2027-06-30T00:00:00Z", this::moment);
            return name.isPresent() && principal.isPresent() && from.isPresent()
                    ? Optional.of(new Case(
                            name.get(), principal.get(), from.get(), transport, listener, moment, all, fields.at()))
                    : Optional.empty();
        });
    }

    private void unique(String name, Fields fields) {
        Position first = names.putIfAbsent(name, fields.at());
        if (first != null) {
            fields.get("name")
                    .ifPresent(node -> nodes.error(
                            "duplicate-item",
                            node,
                            "the case in line " + first.line() + " has the same name",
                            "give every case a name of its own"));
        }
    }

    /**
     * A text under a key.
     *
     * @param reader gives nothing for a text that is wrong, and then has reported it
     */
    private <T> Optional<T> read(Fields fields, String key, String expected, Function<String, Optional<T>> reader) {
        Optional<YamlNode> node = fields.get(key);
        Optional<Scalar> text = node.flatMap(present -> nodes.text(present, expected));
        Optional<T> value = text.flatMap(scalar -> reader.apply(scalar.text()));
        if (text.isPresent() && value.isEmpty()) {
            String written = text.get().text();
            nodes.error("unknown-value", text.get(), "'" + written + "' is not " + expected, suggestion(key, written));
        }
        return value;
    }

    private static String suggestion(String key, String text) {
        return switch (key) {
            case "principal" -> text.indexOf(':') < 0 ? "did you mean User:" + text + "?" : "";
            case "transport" -> DidYouMean.ask(text, TRANSPORTS).orElse("there are " + String.join(", ", TRANSPORTS));
            case "from" -> text.indexOf('/') >= 0 ? "a client has one address, not a block" : "";
            default -> "";
        };
    }

    private Optional<String> path(String text) {
        try {
            return Optional.of(Path.of(text).toString());
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private Optional<Principal> principal(String text) {
        return Principal.parse(text).filter(one -> !one.isEveryone() && !text.startsWith(Subject.GROUP));
    }

    private Optional<InetAddress> address(String text) {
        return Addresses.parse(text);
    }

    private Optional<Transport> transport(String text) {
        return Arrays.stream(Transport.values())
                .filter(one -> one.name().equals(text))
                .findFirst();
    }

    private Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notAMoment) {
            return Optional.empty();
        }
    }
}
