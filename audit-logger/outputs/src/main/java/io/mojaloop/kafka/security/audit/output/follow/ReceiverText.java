/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

/** What a receiver says, made safe for a log: it may be anybody. */
public final class ReceiverText {
    private static final int MOST_CHARACTERS = 300;

    private ReceiverText() {}

    /** At most 300 characters of printable ASCII; all others become question marks. */
    public static String clean(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), MOST_CHARACTERS); i++) {
            char c = text.charAt(i);
            safe.append(c >= 0x20 && c < 0x7f ? c : '?');
        }
        return text.length() > MOST_CHARACTERS ? safe.append("...").toString() : safe.toString();
    }

    /** What happened, with what kind of failure it was: some have no message of their own. */
    public static String of(Throwable failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return message == null || message.isEmpty() ? kind : kind + ": " + clean(message);
    }
}
