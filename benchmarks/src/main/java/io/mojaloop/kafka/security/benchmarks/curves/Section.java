/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.curves;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A part of the page: what was asked, what came out, and its pictures. */
final class Section {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> pictures = new LinkedHashMap<>();

    Section(String title) {
        line("## %s%n", title);
    }

    void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    /** @param name of the file without its end */
    void picture(String name, String about, LineChart chart) {
        pictures.put(name + ".svg", chart.svg());
        line("%n![%s](images/%s.svg)%n", about, name);
    }

    String markdown() {
        return text.toString();
    }

    Map<String, String> pictures() {
        return Map.copyOf(pictures);
    }
}
