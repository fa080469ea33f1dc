/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.output.OutputFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types of outputs that there are. */
final class Outputs {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private final List<OutputFactory> factories;

    Outputs(List<OutputFactory> factories) {
        this.factories = List.copyOf(factories);
    }

    /** Those whose jars are beside this one. */
    static Outputs installed() {
        return new Outputs(ServiceLoader.load(OutputFactory.class, OutputFactory.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** @throws IllegalStateException if there is none: {@link #read} would have said so */
    OutputFactory factory(String type) {
        return find(type).orElseThrow(() -> new IllegalStateException("no type of outputs is called " + type));
    }

    /** Reads and checks what is configured. @param ours all keys of the trail */
    List<OutputConfig> read(ConfigValues values, Map<String, String> ours) {
        Set<String> names = names(values);
        List<OutputConfig> outputs = new ArrayList<>();
        for (String name : names) {
            read(name, values, ours).ifPresent(outputs::add);
        }
        for (String key : ours.keySet()) {
            if (key.startsWith(AuditKeys.OUTPUT_PREFIX)
                    && names.stream().noneMatch(name -> key.startsWith(AuditKeys.OUTPUT_PREFIX + name + "."))) {
                values.unknown(
                        key,
                        "It describes no output that " + AuditKeys.OUTPUTS.name() + " names: " + names
                                + ". Add the name there, or remove the key");
            }
        }
        return outputs;
    }

    private static Set<String> names(ConfigValues values) {
        Set<String> names = new LinkedHashSet<>();
        if (!values.has(AuditKeys.OUTPUTS)) {
            return names;
        }
        boolean wrong = false;
        for (String name : values.text(AuditKeys.OUTPUTS.name()).split(",", -1)) {
            wrong |= !NAME.matcher(name.trim()).matches() || !names.add(name.trim());
        }
        if (wrong || names.size() > AuditKeys.OUTPUTS.most()) {
            values.wrong(AuditKeys.OUTPUTS.name(), "Write " + AuditKeys.OUTPUTS.range() + "; or remove the key");
        }
        return names;
    }

    private Optional<OutputConfig> read(String name, ConfigValues values, Map<String, String> ours) {
        String prefix = AuditKeys.OUTPUT_PREFIX + name + ".";
        Map<String, String> settings = new TreeMap<>();
        ours.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                settings.put(key.substring(prefix.length()), value);
            }
        });
        String type = settings.getOrDefault("type", "");
        settings.remove("type");
        Optional<OutputFactory> factory = find(type);
        if (factory.isEmpty()) {
            String installed =
                    factories.stream().map(OutputFactory::type).sorted().collect(Collectors.joining(", "));
            values.wrong(
                    prefix + "type",
                    installed.isEmpty()
                            ? "No type of outputs is installed: add kafka-security-audit-outputs to the class path"
                            : "Write one of " + installed);
            return Optional.empty();
        }
        values.problems().addAll(factory.get().problems(name, settings));
        return Optional.of(new OutputConfig(name, type, settings));
    }

    private Optional<OutputFactory> find(String type) {
        return factories.stream().filter(factory -> factory.type().equals(type)).findFirst();
    }
}
