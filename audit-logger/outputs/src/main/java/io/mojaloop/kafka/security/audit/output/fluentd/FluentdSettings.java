/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import io.mojaloop.kafka.security.audit.output.follow.OutputSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to reach receivers. Holds no secret: files with them are read when a connection is made, so they can be changed while
 * the broker runs.
 *
 * @param servers tried one after the other
 * @param tag that the receiver routes by
 * @param format of the records
 * @param tls absent: in the clear
 * @param sharedKey file with the key that both ends prove to have; absent: no handshake
 * @param username empty if the receiver asks for none
 * @param password file
 * @param connectTimeoutMs for a connection with all of its handshakes
 * @param ackTimeoutMs for sending a batch and getting its acknowledgement
 */
record FluentdSettings(
        List<FluentdServer> servers,
        String tag,
        String format,
        Optional<TlsSettings> tls,
        Optional<Path> sharedKey,
        String username,
        Optional<Path> password,
        int connectTimeoutMs,
        int ackTimeoutMs) {

    /** Reads them, leaving problems in {@code settings}. */
    static FluentdSettings of(OutputSettings settings, List<String> formats) {
        String servers = settings.required("servers", "fluentd-1:24224,fluentd-2:24224");
        Optional<List<FluentdServer>> parsed = FluentdServer.parseAll(servers);
        if (!servers.isEmpty() && parsed.isEmpty()) {
            settings.problem("servers", "'" + servers + "' must be host:port, several separated by commas");
        }
        String tag = settings.text("tag").orElse("kafka.audit");
        if (!tag.matches("[A-Za-z0-9_.-]{1,128}")) {
            settings.problem("tag", "'" + tag + "' must be 1 to 128 letters, digits, '.', '_' and '-'");
        }
        FluentdSettings read = new FluentdSettings(
                parsed.orElse(List.of()),
                tag,
                settings.oneOf("format", "ecs", formats),
                TlsSettings.of(settings),
                settings.file("shared.key.file"),
                settings.text("username").orElse(""),
                settings.file("password.file"),
                (int) settings.number("connect.timeout.ms", 10_000, 100, 300_000),
                (int) settings.number("ack.timeout.ms", 30_000, 100, 600_000));
        read.checkAuthentication(settings);
        settings.refuseUnknown();
        return read;
    }

    private void checkAuthentication(OutputSettings settings) {
        sharedKey.ifPresent(file -> SecretFile.check(file, problem -> settings.problem("shared.key.file", problem)));
        password.ifPresent(file -> SecretFile.check(file, problem -> settings.problem("password.file", problem)));
        if (username.isEmpty() != password.isEmpty()) {
            settings.problem(
                    username.isEmpty() ? "username" : "password.file",
                    "is missing; set both " + settings.key("username") + " and " + settings.key("password.file")
                            + ", or neither");
        }
        if (!username.isEmpty() && sharedKey.isEmpty()) {
            settings.problem(
                    "shared.key.file",
                    "is missing; the forward protocol asks for a user name only together with a shared key");
        }
    }
}
