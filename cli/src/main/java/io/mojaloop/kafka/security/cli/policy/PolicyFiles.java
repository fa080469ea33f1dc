/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.policy.document.PolicyReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads policy files as a broker does; {@code -} is the standard input. */
public final class PolicyFiles {
    private static final Path STANDARD_INPUT = Path.of("-");

    private PolicyFiles() {}

    /**
     * The policy of a file.
     *
     * @param file {@code -} for the standard input
     * @throws CommandException with exit code 2 if the file cannot be read, with 1 and every problem if it is invalid
     */
    public static Policy load(Path file) {
        String name = name(file);
        PolicyReading reading = PolicyReader.read(name, content(file));
        return reading.policy().orElseThrow(() -> invalid(name, "not a valid policy", reading.problems()));
    }

    /** Whether a file stands for the standard input. */
    public static boolean isStandardInput(Path file) {
        return file.equals(STANDARD_INPUT);
    }

    /** How a file is called in positions. */
    public static String name(Path file) {
        return isStandardInput(file) ? "<stdin>" : file.toString();
    }

    /**
     * The bytes of a file, not many more than a policy may have.
     *
     * @throws CommandException with exit code 2 if it cannot be read
     */
    public static byte[] content(Path file) {
        String name = LogText.escape(name(file));
        if (Files.isDirectory(file)) {
            throw CommandException.unusable(name + " is a directory: name its files, for example "
                    + LogText.escape(file.resolve("*.yaml").toString()));
        }
        try (InputStream in = isStandardInput(file) ? System.in : Files.newInputStream(file)) {
            return in.readNBytes(PolicyReader.MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw CommandException.unusable("there is no file " + name);
        } catch (IOException e) {
            throw CommandException.unusable(
                    "cannot read " + name + ": " + LogText.escape(e.getClass().getSimpleName() + " " + e.getMessage()));
        }
    }

    /** For a file that is there and cannot be used: all its problems, one a line. */
    public static CommandException invalid(String name, String what, List<Problem> problems) {
        int errors = (int) problems.stream().filter(Problem::isError).count();
        return new CommandException(
                ExitCode.DIFFERED,
                problems.stream()
                        .filter(Problem::isError)
                        .map(problem -> LogText.escape(problem.toString()))
                        .collect(Collectors.joining(
                                "\n",
                                LogText.escape(name) + " is " + what + " (" + Count.of(errors, "error") + ")\n",
                                "")));
    }
}
