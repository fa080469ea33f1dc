/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a receiver listens. */
record FluentdServer(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]+):([0-9]{1,5})");

    /** Reads {@code host:port} or {@code [address]:port}. */
    static Optional<FluentdServer> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group(1);
        int port = Integer.parseInt(matcher.group(2));
        return port < 1 || port > 65535
                ? Optional.empty()
                : Optional.of(
                        new FluentdServer(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port));
    }

    /** Of a list with commas; empty if one of them is wrong or there is none. */
    static Optional<List<FluentdServer>> parseAll(String text) {
        List<FluentdServer> servers = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            Optional<FluentdServer> server = parse(one.trim());
            if (server.isEmpty()) {
                return Optional.empty();
            }
            servers.add(server.get());
        }
        return Optional.of(List.copyOf(servers));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
