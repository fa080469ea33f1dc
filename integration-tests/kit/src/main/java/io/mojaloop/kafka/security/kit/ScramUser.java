/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.util.regex.Pattern;

/** A SCRAM-SHA-512 user. Both parts keep to characters that need no quoting in {@code --add-scram}. */
public record ScramUser(String name, String password) {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    public ScramUser {
        if (!SAFE.matcher(name).matches()) {
            throw new IllegalArgumentException("SCRAM user name '" + name + "' may hold only A-Z a-z 0-9 . _ -");
        }
        if (!SAFE.matcher(password).matches()) {
            throw new IllegalArgumentException("The password of SCRAM user '" + name
                    + "' may hold only A-Z a-z 0-9 . _ - (the command-line tools split at others)");
        }
    }

    /** A user with a random password. */
    public static ScramUser of(String name) {
        return new ScramUser(name, Passwords.random());
    }

    @Override
    public String toString() {
        return "ScramUser[" + name + "]";
    }
}
