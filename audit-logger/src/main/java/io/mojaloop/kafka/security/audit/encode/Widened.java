/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static io.mojaloop.kafka.security.audit.encode.JsonLine.key;

import java.util.List;

/** Members of records that stand for many events. */
final class Widened {
    static final byte[] COUNT = key("count");
    static final byte[] NAME = key("widened");

    private Widened() {}

    /** What does not hold for all of them. */
    static List<String> of(String widened) {
        return widened.isEmpty() ? List.of() : List.of(widened.split("\\s*,\\s*", 8));
    }
}
