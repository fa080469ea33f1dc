/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record as somebody else has it: what reached Elasticsearch or Kafka cannot be taken back on the host.
 *
 * @param trail its id; empty if not known
 * @param boot 16 hexadecimal digits; empty if not known
 * @param sequence of the record
 * @param hash as the line has it, 43 characters
 */
public record Anchor(String trail, String boot, long sequence, String hash) {
    private static final int MOST_LINE = 256 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final Pattern SEQUENCE = member("seq", "\\\\*\"?(\\d{1,18})(?!\\d)");
    private static final Pattern HASH = member("hash", "\\\\*\"([A-Za-z0-9_-]{43})\\\\*\"");
    private static final Pattern TRAIL =
            member("id", "\\\\*\"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\\\*\"");
    private static final Pattern BOOT = member("boot", "\\\\*\"([0-9a-f]{16})\\\\*\"");

    /** As a member of an object, or flattened with a dotted name; plain, or in a string within a string. */
    private static Pattern member(String name, String value) {
        return Pattern.compile("\"(?:[a-z_.]{0,64}\\.)?" + name + "\\\\*\"\\s{0,8}:\\s{0,8}" + value);
    }

    /**
     * Reads anchors from a file with one JSON text per line: lines of the trail, or exports that embed them in whatever way,
     * as long as {@code trail.seq} and {@code trail.hash} are there. Lines without are skipped.
     *
     * @throws IOException if the file cannot be read or has no anchor at all
     */
    public static List<Anchor> read(Path file) throws IOException {
        List<Anchor> anchors = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n') {
                    // What is longer than any export of a line has nothing that is of interest behind.
                    if (line.length() < MOST_LINE) {
                        line.append((char) b);
                    }
                    continue;
                }
                parse(line).ifPresent(anchors::add);
                line.setLength(0);
            }
            parse(line).ifPresent(anchors::add);
        }
        if (anchors.isEmpty()) {
            throw new IOException(file + " has no line with trail.seq and trail.hash");
        }
        return anchors;
    }

    static Optional<Anchor> parse(CharSequence line) {
        Optional<String> sequence = last(SEQUENCE, line);
        Optional<String> hash = last(HASH, line);
        if (sequence.isEmpty() || hash.isEmpty()) {
            return Optional.empty();
        }
        String boot = last(BOOT, line).orElse("");
        return Optional.of(new Anchor(
                last(TRAIL, line).filter(id -> !isEventId(id, boot)).orElse(""),
                boot,
                Long.parseLong(sequence.get()),
                hash.get()));
    }

    /** In an export event.id may stand behind trail.id: it begins with the boot. */
    private static boolean isEventId(String id, String boot) {
        return !boot.isEmpty() && id.replace("-", "").startsWith(boot);
    }

    /** A line of a trail has its own members last. */
    private static Optional<String> last(Pattern pattern, CharSequence line) {
        Matcher m = pattern.matcher(line);
        String found = null;
        while (m.find()) {
            found = m.group(1);
        }
        return Optional.ofNullable(found);
    }
}
