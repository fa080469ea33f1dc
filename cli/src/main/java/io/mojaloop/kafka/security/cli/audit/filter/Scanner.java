/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Goes through the characters of a filter. */
final class Scanner {
    private static final String SPECIAL = "()\"";

    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    /** Where the next thing begins. */
    int position() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    boolean atEnd() {
        return position() == text.length();
    }

    /** The next character that is no space; 0 at the end. */
    char peek() {
        return atEnd() ? 0 : text.charAt(at);
    }

    /** Takes it, if it is this one. */
    boolean take(char expected) {
        boolean found = peek() == expected && !atEnd();
        at += found ? 1 : 0;
        return found;
    }

    /** Takes a word of the language, in whatever case. */
    boolean takeKeyword(String keyword) {
        int begin = position();
        int end = begin + keyword.length();
        boolean found = text.regionMatches(true, begin, keyword, 0, keyword.length())
                && (end == text.length()
                        || Character.isWhitespace(text.charAt(end))
                        || SPECIAL.indexOf(text.charAt(end)) >= 0);
        at = found ? end : at;
        return found;
    }

    /**
     * Takes a text in quotation marks, in which only they and backslashes are special.
     *
     * @throws FilterException if it does not end
     */
    Value quoted() {
        int begin = position();
        at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        if (at >= text.length()) {
            throw new FilterException(begin, "the quotation mark is not closed");
        }
        at++;
        return new Value(List.of(value.toString()), begin);
    }

    /**
     * Takes a word up to a space, a parenthesis, a quotation mark; a backslash takes what is special from the next
     * character.
     *
     * @param alsoEndsAt more characters that end it
     */
    Value word(String alsoEndsAt) {
        int begin = position();
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        while (at < text.length() && !endsAt(text.charAt(at), alsoEndsAt)) {
            char c = text.charAt(at++);
            if (c == '*') {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else {
                piece.append(c == '\\' && at < text.length() ? text.charAt(at++) : c);
            }
        }
        pieces.add(piece.toString());
        checkNoKeyword(text.substring(begin, at), begin);
        return new Value(pieces, begin);
    }

    private static boolean endsAt(char c, String also) {
        return Character.isWhitespace(c) || SPECIAL.indexOf(c) >= 0 || also.indexOf(c) >= 0;
    }

    private static void checkNoKeyword(String word, int begin) {
        if (List.of("and", "or", "not").contains(word.toLowerCase(Locale.ROOT))) {
            throw new FilterException(
                    begin, "'" + word + "' stands where a value is expected; in quotation marks it is one");
        }
    }
}
