/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JVM to start.
 *
 * @param flags JVM flags
 * @param classPath entries, {@code dir/*} included
 * @param calls each a main class and its arguments, made one after the other; a detached JVM makes one only
 * @param output receives standard output and error, appended
 */
record JavaCommand(List<String> flags, List<String> classPath, List<List<String>> calls, Path output) {
    JavaCommand {
        flags = List.copyOf(flags);
        classPath = List.copyOf(classPath);
        calls = calls.stream().map(List::copyOf).toList();
    }

    static Path java() {
        return Path.of(System.getProperty("java.home", ""), "bin", "java");
    }

    /** A child that halts when this JVM ends; the launcher's jar must be on the class path. */
    Process startAttached() {
        List<String> command = command();
        command.add(NodeLauncher.class.getName());
        try {
            Process process = builder(command).start();
            OutputStream pipe = process.getOutputStream();
            try {
                pipe.write(protocol());
                pipe.flush();
            } catch (IOException e) {
                // It died before it read its orders: whoever waits for it reports that with its log.
            }
            return process;
        } catch (IOException e) {
            throw new KitException(KitException.Kind.JAVA, "Cannot start " + java() + ": " + e.getMessage(), e);
        }
    }

    /** A child in a session of its own, out of reach of this terminal's Ctrl-C and hang-up. */
    Process startDetached() {
        if (calls.size() != 1) {
            throw new IllegalArgumentException("A detached JVM makes one call, not " + calls.size());
        }
        List<String> command = new ArrayList<>();
        Stream.of("/usr/bin/setsid", "/bin/setsid", "/usr/bin/nohup")
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst()
                .ifPresent(command::add);
        command.addAll(command());
        command.addAll(calls.get(0));
        try {
            return builder(command).redirectInput(new File("/dev/null")).start();
        } catch (IOException e) {
            throw new KitException(KitException.Kind.JAVA, "Cannot start " + java() + ": " + e.getMessage(), e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classPath));
        return command;
    }

    private ProcessBuilder builder(List<String> command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    }

    private byte[] protocol() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(calls.size());
        for (List<String> call : calls) {
            out.writeInt(call.size());
            for (String word : call) {
                out.writeUTF(word);
            }
        }
        return bytes.toByteArray();
    }
}
