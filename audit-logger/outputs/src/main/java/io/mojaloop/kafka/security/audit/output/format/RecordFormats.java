/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

import java.util.List;

/** The formats there are. */
public final class RecordFormats {
    private static final List<RecordFormat> ALL =
            List.of(new EcsFormat(), new MojaloopFormat(), new OcsfFormat(), new CloudEventsFormat());

    /** Their names; the first is the default. */
    public static final List<String> NAMES =
            ALL.stream().map(RecordFormat::name).toList();

    private RecordFormats() {}

    /** @throws IllegalArgumentException if there is none of that name */
    public static RecordFormat named(String name) {
        return ALL.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no format; use one of " + NAMES));
    }
}
