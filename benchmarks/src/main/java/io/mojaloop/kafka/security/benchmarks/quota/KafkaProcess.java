/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.quota;

import io.mojaloop.kafka.security.kit.KafkaDistribution;
import io.mojaloop.kafka.security.kit.KafkaVersion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs classes of this module on the jars of some Kafka release, in a JVM of their own. */
record KafkaProcess(KafkaVersion version, String classPath) {
    /** What does not come with Kafka: us, and JMH. */
    private static final Pattern OURS =
            Pattern.compile("(classes|kafka-security-.*|jmh-.*|jopt-simple-.*|commons-math3-.*|jspecify-.*)(\\.jar)?");

    static KafkaProcess of(String version) {
        KafkaDistribution kafka = KafkaDistribution.resolve(KafkaVersion.parse(version), System.err::println);
        Stream<String> ours = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry ->
                        OURS.matcher(Path.of(entry).getFileName().toString()).matches());
        Stream<String> theirs = kafka.jars().stream().map(Path::toString);
        return new KafkaProcess(
                kafka.version(),
                String.join(File.pathSeparator, Stream.concat(ours, theirs).toList()));
    }

    /** @return what it printed */
    List<String> run(List<String> flags, Class<?> main, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main.getName()));
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (var reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                System.out.println(line);
                lines.add(line);
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(main.getSimpleName() + " failed on Kafka " + version);
        }
        return lines;
    }
}
