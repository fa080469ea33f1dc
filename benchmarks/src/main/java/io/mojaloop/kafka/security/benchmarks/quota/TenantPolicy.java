/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.quota;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;

/** Writes policy files in which {@link Clients} are in tenants, evenly. */
final class TenantPolicy {
    private TenantPolicy() {}

    /** @param mebibytes what each tenant may produce and consume, in MiB/s on each broker */
    static String text(int tenants, int clients, int mebibytes) {
        StringBuilder out = new StringBuilder("version: 1\nquotas:\n  tenants:\n");
        for (int tenant = 0; tenant < tenants; tenant++) {
            out.append("    tenant-").append(tenant).append(": {members: [");
            for (int client = tenant; client < clients; client += tenants) {
                out.append(client == tenant ? "" : ", ")
                        .append("\"User:")
                        .append(Clients.name(client))
                        .append('"');
            }
            out.append(String.format(
                    Locale.ROOT,
                    "], produce: %dMiB/s, consume: %dMiB/s, request: 1000%%, scope: broker}%n",
                    mebibytes,
                    mebibytes));
        }
        return out.toString();
    }

    /** Replaces a file as a whole, as a deployment should. */
    static void write(Path file, String text) {
        try {
            Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "policy", ".draft");
            Files.writeString(draft, text);
            // One that was modified a moment ago is given time to rest.
            Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minusSeconds(60)));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
