/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.runtime;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings, each column as wide as its widest cell. Cells are harmless already. */
public final class TextTable {
    private final List<String> headings;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> bad = new ArrayList<>();

    /** @param headings those that begin with {@code >} are of numbers, which stand to the right */
    public TextTable(String... headings) {
        this.headings = Arrays.stream(headings)
                .map(text -> text.startsWith(">") ? text.substring(1) : text)
                .toList();
        right = new boolean[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(">");
        }
    }

    public void row(boolean isBad, String... cells) {
        rows.add(List.of(cells));
        bad.add(isBad);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public void print(PrintWriter out, Style style) {
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    headings.get(i).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
        }
        out.println(style.dim(line(headings, widths)));
        for (int i = 0; i < rows.size(); i++) {
            String line = line(rows.get(i), widths);
            out.println(bad.get(i) ? style.bad(line) : line);
        }
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String gap = " ".repeat(widths[i] - cells.get(i).length());
            line.append("  ").append(right[i] ? gap + cells.get(i) : cells.get(i) + gap);
        }
        return line.toString().stripTrailing();
    }
}
