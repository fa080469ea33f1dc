/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.util.List;

/**
 * One key of {@code server.properties}, as docs/config-audit.md lists it.
 *
 * @param name in full
 * @param type of the value, in one word
 * @param defaultText what holds without it; empty: nothing
 * @param least of a number
 * @param most of a number
 * @param choices of a text; empty: any
 * @param meaning with the unit
 */
record AuditKey(
        String name, Type type, String defaultText, long least, long most, List<String> choices, String meaning) {
    /** How a value is read. */
    enum Type {
        PATH,
        NUMBER,
        CHOICE,
        OVERFLOW,
        NAMES,
        SETTING
    }

    static AuditKey path(String name, String meaning) {
        return new AuditKey(name, Type.PATH, "", 0, 0, List.of(), meaning);
    }

    static AuditKey number(String name, long defaultValue, long least, long most, String meaning) {
        return new AuditKey(name, Type.NUMBER, Long.toString(defaultValue), least, most, List.of(), meaning);
    }

    static AuditKey choice(String name, String defaultValue, List<String> choices, String meaning) {
        return new AuditKey(name, Type.CHOICE, defaultValue, 0, 0, choices, meaning);
    }

    static AuditKey overflow(String name, String meaning) {
        return new AuditKey(name, Type.OVERFLOW, "drop", 0, 0, List.of(), meaning);
    }

    long defaultNumber() {
        return Long.parseLong(defaultText);
    }

    /** What may be written, in words. */
    String range() {
        return switch (type) {
            case PATH -> "a path";
            case NUMBER -> least + " to " + most;
            case CHOICE -> String.join(", ", choices);
            case OVERFLOW -> OverflowPolicy.RANGE;
            case NAMES -> "names of a-z, 0-9, - and _, comma-separated, each once, at most " + most;
            case SETTING -> "depends on the type";
        };
    }
}
