/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.nio.charset.StandardCharsets;

/**
 * ECS {@code message}: one line for people, made of parts of the record that are escaped and redacted already. For example
 * {@code denied: WRITE TOPIC payments by User:alice from 10.0.0.5}. What decided stands in {@code event.reason} only; any
 * other reason ends the line, for example {@code authentication failed by User:alice from 10.0.0.5 (invalid credentials)}.
 */
final class Message {
    /** Longer parts are not told again. */
    private static final int MOST_PART_BYTES = 400;

    private static final int MOST_MENTIONS = 4;
    private static final byte[] LONG = ascii("(long)");
    private static final byte[] BY = ascii(" by ");
    private static final byte[] BY_USER = ascii(" by User:");
    private static final byte[] FROM = ascii(" from ");
    private static final byte[] AUTHORIZED = ascii(" (authorized)");
    private static final byte[] TIMES = ascii(" times");

    private final int[] mentions = new int[2 * MOST_MENTIONS];
    private int mentioned;
    private EventAction action = EventAction.CHECKPOINT;
    private long times = 1;
    private boolean authorizedOnly;
    private int userFrom;
    private int userUntil;
    private String userType = "";
    private int addressFrom;
    private int addressUntil;
    private int reasonFrom;
    private int reasonUntil;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void begin(EventAction of) {
        action = of;
        mentioned = 0;
        times = 1;
        authorizedOnly = false;
        userFrom = 0;
        userUntil = 0;
        addressFrom = 0;
        addressUntil = 0;
        reasonFrom = 0;
        reasonUntil = 0;
    }

    void user(JsonLine line, String type) {
        userFrom = line.lastFrom();
        userUntil = line.lastUntil();
        userType = type;
    }

    int userFrom() {
        return userFrom;
    }

    int userUntil() {
        return userUntil;
    }

    void address(JsonLine line) {
        addressFrom = line.lastFrom();
        addressUntil = line.lastUntil();
    }

    void reason(int from, int until) {
        if (!action.isDecision()) {
            reasonFrom = from;
            reasonUntil = until;
        }
    }

    void times(long count) {
        times = count;
    }

    /** It may have come to nothing. */
    void authorizedOnly() {
        authorizedOnly = true;
    }

    void mention(JsonLine line) {
        if (line.lastUntil() > line.lastFrom() && mentioned < MOST_MENTIONS) {
            mentions[2 * mentioned] = line.lastFrom();
            mentions[2 * mentioned + 1] = line.lastUntil();
            mentioned++;
        }
    }

    void append(JsonLine line) {
        LineBuffer out = line.out();
        out.append('"');
        out.append(action.words());
        if (times >= 0 && times != 1) {
            out.append(' ');
            line.digits(times);
            out.append(TIMES);
        }
        if (authorizedOnly) {
            out.append(AUTHORIZED);
        }
        for (int i = 0; i < mentioned; i++) {
            if (i == 0) {
                out.append(':');
            }
            out.append(' ');
            part(mentions[2 * i], mentions[2 * i + 1], out);
        }
        if (userUntil > userFrom) {
            if (userType.equals("User")) {
                out.append(BY_USER);
            } else {
                out.append(BY);
                if (!userType.isEmpty()) {
                    JsonText.append(userType, EcsRecord.WORD, out);
                    out.append(':');
                }
            }
            part(userFrom, userUntil, out);
        }
        if (addressUntil > addressFrom) {
            out.append(FROM);
            part(addressFrom, addressUntil, out);
        }
        if (reasonUntil > reasonFrom) {
            out.append(' ');
            out.append('(');
            part(reasonFrom, reasonUntil, out);
            out.append(')');
        }
        out.append('"');
    }

    private static void part(int from, int until, LineBuffer out) {
        if (until - from > MOST_PART_BYTES) {
            out.append(LONG);
        } else {
            out.append(out.bytes(), from, until - from);
        }
    }
}
