/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.line;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a verifier must know of the few records that a trail writes about itself, apart from the event's own JSON, which is
 * for people and whose form may change.
 */
public sealed interface Notes {
    /** As it stands in the line, comma first. */
    String text();

    /**
     * Of the first record of a file.
     *
     * @param name of the file
     * @param after name of the file before; empty if none
     * @param keys if there are any
     */
    record Opened(String name, String after, Optional<Keys> keys) implements Notes {
        /**
         * @param keyId of the signing key
         * @param chain which seed the keys of records come from
         * @param epoch how many boots before this one used the seed
         * @param ordinal of the file in its boot, from 0
         */
        public record Keys(String keyId, String chain, long epoch, long ordinal) {}

        @Override
        public String text() {
            String rest = keys.map(k -> ",\"with\":\"" + k.keyId() + "\",\"chain\":\"" + k.chain() + "\",\"epoch\":"
                            + k.epoch() + ",\"ordinal\":" + k.ordinal())
                    .orElse("");
            return ",\"opened\":{\"name\":\"" + name + "\",\"after\":\"" + after + "\"" + rest + "}";
        }
    }

    /**
     * Of the record that begins a boot.
     *
     * @param unclean whether the boot before did not end in order
     * @param torn what it left at the end of a file
     */
    record Started(boolean unclean, Optional<Torn> torn) implements Notes {
        /**
         * @param sha256 of the bytes, 43 characters
         */
        public record Torn(String file, long offset, long bytes, String sha256) {}

        @Override
        public String text() {
            String rest = torn.map(t -> ",\"torn\":\"" + t.file() + "\",\"offset\":" + t.offset() + ",\"bytes\":"
                            + t.bytes() + ",\"sha256\":\"" + t.sha256() + "\"")
                    .orElse("");
            return ",\"started\":{\"unclean\":" + unclean + rest + "}";
        }
    }

    /** Of a signed record, or one that would be if there were keys. */
    record Checkpoint(Place place) implements Notes {
        /** Where it stands. */
        public enum Place {
            WITHIN,
            END_OF_FILE,
            END_OF_BOOT
        }

        @Override
        public String text() {
            return ",\"checkpoint\":\"" + place.name().toLowerCase(java.util.Locale.ROOT) + "\"";
        }
    }

    /** Of a record that tells that files were removed. */
    record Retired(long through, String hash) implements Notes {
        @Override
        public String text() {
            return ",\"retired\":{\"through\":" + through + ",\"hash\":\"" + hash + "\"}";
        }
    }

    /** Of a record that tells that the signing key is another. Empty: none. */
    record KeyChanged(String from, String to) implements Notes {
        @Override
        public String text() {
            return ",\"keyChanged\":{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}";
        }
    }

    /** Of a record that tells how many events are not in the trail. */
    record Lost(long events) implements Notes {
        @Override
        public String text() {
            return ",\"lost\":" + events;
        }
    }

    /** Reads what {@link #text} wrote; empty if it is anything else. */
    static Optional<Notes> parse(String text) {
        Matcher m = Patterns.OPENED.matcher(text);
        if (m.matches()) {
            return Optional.of(new Opened(
                    m.group(1),
                    m.group(2),
                    m.group(3) == null
                            ? Optional.empty()
                            : Optional.of(new Opened.Keys(
                                    m.group(3), m.group(4), Long.parseLong(m.group(5)), Long.parseLong(m.group(6))))));
        }
        m = Patterns.STARTED.matcher(text);
        if (m.matches()) {
            return Optional.of(new Started(
                    Boolean.parseBoolean(m.group(1)),
                    m.group(2) == null
                            ? Optional.empty()
                            : Optional.of(new Started.Torn(
                                    m.group(2), Long.parseLong(m.group(3)), Long.parseLong(m.group(4)), m.group(5)))));
        }
        m = Patterns.CHECKPOINT.matcher(text);
        if (m.matches()) {
            return Optional.of(
                    new Checkpoint(Checkpoint.Place.valueOf(m.group(1).toUpperCase(java.util.Locale.ROOT))));
        }
        m = Patterns.RETIRED.matcher(text);
        if (m.matches()) {
            return Optional.of(new Retired(Long.parseLong(m.group(1)), m.group(2)));
        }
        m = Patterns.KEY_CHANGED.matcher(text);
        if (m.matches()) {
            return Optional.of(new KeyChanged(m.group(1), m.group(2)));
        }
        m = Patterns.LOST.matcher(text);
        return m.matches() ? Optional.of(new Lost(Long.parseLong(m.group(1)))) : Optional.empty();
    }

    /** The forms of the notes. */
    final class Patterns {
        private static final String NAME = "\"([A-Za-z0-9.-]{0,100})\"";
        private static final String KEY = "\"([0-9a-f]{16}|)\"";
        private static final String NUMBER = "(0|[1-9][0-9]{0,17})";
        private static final String HASH = "\"([A-Za-z0-9_-]{43})\"";

        static final Pattern OPENED = Pattern.compile(",\"opened\":\\{\"name\":" + NAME + ",\"after\":" + NAME
                + "(?:,\"with\":" + KEY + ",\"chain\":" + KEY + ",\"epoch\":" + NUMBER + ",\"ordinal\":" + NUMBER
                + ")?\\}");
        static final Pattern STARTED = Pattern.compile(",\"started\":\\{\"unclean\":(true|false)(?:,\"torn\":" + NAME
                + ",\"offset\":" + NUMBER + ",\"bytes\":" + NUMBER + ",\"sha256\":" + HASH + ")?\\}");
        static final Pattern CHECKPOINT = Pattern.compile(",\"checkpoint\":\"(within|end_of_file|end_of_boot)\"");
        static final Pattern RETIRED =
                Pattern.compile(",\"retired\":\\{\"through\":" + NUMBER + ",\"hash\":" + HASH + "\\}");
        static final Pattern KEY_CHANGED =
                Pattern.compile(",\"keyChanged\":\\{\"from\":" + KEY + ",\"to\":" + KEY + "\\}");
        static final Pattern LOST = Pattern.compile(",\"lost\":" + NUMBER);

        private Patterns() {}
    }
}
