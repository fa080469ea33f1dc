/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import java.util.List;

/**
 * A text that wants to be more than a text.
 *
 * @param mark that the record which tells of it holds as well, and nothing else does
 * @param text beginning with the mark
 */
record Forgery(String mark, String text) {

    static List<Forgery> all(String prefix) {
        String record = "{\"@timestamp\":\"2026-01-01T00:00:00.000Z\",\"event\":{\"id\":\"" + prefix
                + "\",\"outcome\":\"success\"},\"user\":{\"name\":\"admin\"}}";
        return List.of(
                of(prefix + "-line", "\n" + record + "\n"),
                of(prefix + "-end", "\"}}\r\n" + record),
                of(prefix + "-member", "\",\"event\":{\"outcome\":\"success\"},\"user\":{\"name\":\"admin\"},\"x\":\""),
                of(prefix + "-terminal", "\u2028\u2029\u0085\u001b[2J\u202e" + record),
                of(prefix + "-escaped", "\\\",\"trail\":{\"seq\":0}}\\u000a" + record));
    }

    private static Forgery of(String mark, String text) {
        return new Forgery(mark, mark + text);
    }
}
