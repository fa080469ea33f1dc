/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The {@code stop.sh} of a detached cluster. A pid is only signalled while it is still one of our JVMs. */
final class StopScript {
    private static final String TEXT = """
            #!/bin/sh
            # Stops the nodes of this cluster; its directory stays. Brokers first, ZooKeeper last.
            cd "$(dirname "$0")" || exit 1
            here=$(pwd -P)
            ours() { tr '\\0' ' ' <"/proc/$1/cmdline" 2>/dev/null | grep -qF "$here/" || { [ ! -d /proc/self ] && kill -0 "$1" 2>/dev/null; }; }
            end() {
              for file in "$@"; do
                [ -f "$file" ] || continue
                pid=$(cat "$file")
                ours "$pid" && kill -TERM "$pid"
              done
              for file in "$@"; do
                [ -f "$file" ] || continue
                pid=$(cat "$file")
                tries=0
                while ours "$pid" && [ "$tries" -lt 50 ]; do tries=$((tries + 1)); sleep 0.2; done
                if ours "$pid"; then kill -KILL "$pid"; fi
                rm -f "$file"
              done
            }
            end node-*.pid
            end zookeeper.pid
            """;

    private StopScript() {}

    static Path write(RunDirectory run) {
        Path file = run.root().resolve("stop.sh");
        PrivateFile.write(file, TEXT);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw KitException.io("Cannot make " + file + " executable", e);
        }
        return file;
    }
}
