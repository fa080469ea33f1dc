/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whom to ask JMX as. */
public record JmxLogin(String user, String password) {
    /**
     * Of a file as the JDK's {@code jmxremote.password}: the first line that is no comment has the user and, behind white
     * space, the password. What follows it on the line does not count.
     *
     * @throws IOException if it cannot be read or has no such line; says nothing of what it holds
     */
    public static JmxLogin read(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String[] words = line.trim().split("\\s+", 3);
            if (words.length >= 2 && !words[0].startsWith("#")) {
                return new JmxLogin(words[0], words[1]);
            }
        }
        throw new IOException("it has no line with a user and a password");
    }

    @Override
    public String toString() {
        return user;
    }
}
