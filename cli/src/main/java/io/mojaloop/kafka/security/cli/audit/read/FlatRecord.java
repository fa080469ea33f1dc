/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.read;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of one record, as they came: texts of clients among them. Used again for the next record; not thread-safe.
 * A member that stands twice has both values: nothing hides behind the other.
 */
public final class FlatRecord {
    private final List<List<String>> slots = new ArrayList<>();
    private final List<String> all = new ArrayList<>();

    FlatRecord(Projection projection) {
        for (int i = 0; i < projection.size(); i++) {
            slots.add(new ArrayList<>(2));
        }
    }

    void clear() {
        for (int i = 0; i < slots.size(); i++) {
            slots.get(i).clear();
        }
        all.clear();
    }

    void add(int slot, String value) {
        slots.get(slot).add(value);
    }

    void addAnywhere(String value) {
        all.add(value);
    }

    /** All values of a member; empty if the record does not have it. */
    public List<String> all(int slot) {
        return slots.get(slot);
    }

    /** The first value of a member; empty if the record does not have it. */
    public String text(int slot) {
        List<String> values = slots.get(slot);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** A whole number; the other one if the record does not have it, or it is none. */
    public long number(int slot, long otherwise) {
        String text = text(slot);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notWhole) {
            return otherwise;
        }
    }

    /** Every value of the record, if the projection asked for {@code everything}. */
    public List<String> anywhere() {
        return all;
    }
}
