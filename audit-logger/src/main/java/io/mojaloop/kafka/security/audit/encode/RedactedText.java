/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import io.mojaloop.kafka.security.audit.encode.Redaction.Mode;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds names and addresses in texts: the values that are known from the event, wherever they occur and whatever the case
 * of their letters (those of one or two characters only as words of their own); other people's names behind {@code User:},
 * {@code user=}, {@code CN=} and the like, as in ACLs, quotas and paths of znodes; and everything that is an IP address.
 * In doubt too much is replaced. A name that none of these tells is not found.
 */
final class RedactedText {
    private static final List<String> PRINCIPAL_PREFIXES = List.of(
            "User:", "Group:", "Role:", "principal=", "user=", "owner=", "requester=", "renewer=", "users/", "CN=");
    private static final List<String> CLIENT_PREFIXES =
            List.of("client-id=", "clientId=", "client.id=", "client_id=", "clients/");
    private static final Pattern QUOTED = Pattern.compile("(['\"`])((?:(?!\\1).)+)\\1", Pattern.DOTALL);
    private static final Pattern REPLACED =
            Pattern.compile("[pca]:[A-Za-z0-9_-]{16}|.*\\*\\*\\*|[0-9a-f.:]+/(24|48)", Pattern.DOTALL);
    /** More than this is no address. */
    private static final int MOST_ADDRESS_CHARS = 45;

    private final String text;
    private final Redaction redaction;
    private final Substitutes substitutes;
    private final Map<String, String> known;
    private final List<String> types;
    private final StringBuilder out;
    private int at;

    private RedactedText(
            String text, Redaction redaction, Substitutes substitutes, Map<String, String> known, List<String> types) {
        this.text = text;
        this.redaction = redaction;
        this.substitutes = substitutes;
        this.known = known;
        this.types = types;
        this.out = new StringBuilder(text.length() + 32);
    }

    /**
     * @param known what stands for each value, the longest first
     * @param types of principals, besides the usual ones
     */
    static String of(
            String text, Redaction redaction, Substitutes substitutes, Map<String, String> known, List<String> types) {
        RedactedText redacted = new RedactedText(text, redaction, substitutes, known, types);
        while (redacted.at < text.length()) {
            redacted.step();
        }
        return redacted.out.toString();
    }

    /** Takes what stands in quotes for names, unless it was replaced before. */
    static String quoted(String text, Substitutes substitutes) {
        Matcher quotes = QUOTED.matcher(text);
        return quotes.replaceAll(quote -> {
            String inside = quote.group(2);
            String instead = REPLACED.matcher(inside).matches() ? inside : substitutes.principal(inside);
            return Matcher.quoteReplacement(quote.group(1) + instead + quote.group(1));
        });
    }

    private void step() {
        if (!prefixed() && !knownValue() && !address()) {
            out.append(text.charAt(at++));
        }
    }

    private boolean prefixed() {
        if (redaction.principals() != Mode.NONE) {
            for (String type : types) {
                if (text.startsWith(type + ":", at)) {
                    return name(type.length() + 1, false);
                }
            }
            for (String prefix : PRINCIPAL_PREFIXES) {
                if (text.startsWith(prefix, at)) {
                    return name(prefix.length(), false);
                }
            }
        }
        if (redaction.clientIds() != Mode.NONE) {
            for (String prefix : CLIENT_PREFIXES) {
                if (text.startsWith(prefix, at)) {
                    return name(prefix.length(), true);
                }
            }
        }
        return false;
    }

    private boolean name(int prefixLength, boolean client) {
        boolean distinguished = text.startsWith("CN=", at);
        boolean path = text.charAt(at + prefixLength - 1) == '/';
        int from = at + prefixLength;
        if (!distinguished) {
            out.append(text, at, from);
        } else {
            from = at;
        }
        at = from;
        if (!client && startsWithPrincipalPrefix(from)) {
            return true;
        }
        if (from < text.length() && isQuote(text.charAt(from))) {
            int closing = text.indexOf(text.charAt(from), from + 1);
            out.append(text.charAt(from));
            from++;
            at = from;
            return replace(closing < 0 ? text.length() : closing, client);
        }
        int known = knownEnd(from);
        return replace(Math.max(known, nameEnd(from, path)), client);
    }

    /** {@code principal=User:alice} */
    private boolean startsWithPrincipalPrefix(int from) {
        return PRINCIPAL_PREFIXES.stream().anyMatch(prefix -> text.startsWith(prefix, from) && !prefix.equals("CN="))
                || types.stream().anyMatch(type -> text.startsWith(type + ":", from));
    }

    private boolean replace(int end, boolean client) {
        String name = text.substring(at, end);
        if (name.isEmpty() || name.equals("*") || !client && name.equals("ANONYMOUS")) {
            out.append(name);
        } else {
            out.append(client ? substitutes.clientId(name) : substitutes.principal(name));
        }
        at = end;
        return true;
    }

    private int nameEnd(int from, boolean path) {
        int host =
                text.startsWith("principal=", from - "principal=User:".length()) ? text.indexOf(", host=", from) : -1;
        if (host >= 0) {
            return host;
        }
        boolean distinguished = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            distinguished |= c == '=';
            boolean separator = c == ',' && (i + 1 == text.length() || text.charAt(i + 1) == ' ' || beginsOther(i + 1));
            if (separator
                    || ")]}\"';|<>`".indexOf(c) >= 0
                    || path && c == '/'
                    || Character.isWhitespace(c) && !distinguished) {
                return i;
            }
        }
        return text.length();
    }

    private boolean beginsOther(int from) {
        return startsWithPrincipalPrefix(from)
                || CLIENT_PREFIXES.stream().anyMatch(prefix -> text.startsWith(prefix, from))
                || text.startsWith("ip=", from);
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"' || c == '`';
    }

    private int knownEnd(int from) {
        for (String name : known.keySet()) {
            if (isKnownAt(name, from)) {
                return from + name.length();
            }
        }
        return from;
    }

    private boolean knownValue() {
        for (Map.Entry<String, String> value : known.entrySet()) {
            if (isKnownAt(value.getKey(), at)) {
                out.append(value.getValue());
                at += value.getKey().length();
                return true;
            }
        }
        return false;
    }

    private boolean isKnownAt(String name, int from) {
        int end = from + name.length();
        return text.regionMatches(true, from, name, 0, name.length())
                && (name.length() > 2
                        || (from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)))
                                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end))));
    }

    private boolean address() {
        if (redaction.addresses() == Mode.NONE || !mayBeginAddress()) {
            return false;
        }
        int end = at;
        int colons = 0;
        while (end < text.length() && end - at <= MOST_ADDRESS_CHARS && isOfAddress(text.charAt(end))) {
            colons += text.charAt(end) == ':' ? 1 : 0;
            end++;
        }
        @Nullable InetAddress address = colons > 1 ? IpLiteral.v6(text.substring(at, end)) : null;
        if (address == null && colons > 1 && end - at > 1 && ":.".indexOf(text.charAt(end - 1)) >= 0) {
            // The end of a sentence.
            end--;
            address = IpLiteral.v6(text.substring(at, end));
        }
        if (address == null) {
            end = IpLiteral.v4End(text, at);
            address = end < 0 ? null : IpLiteral.v4(text, at, end);
        } else if (end < text.length() && text.charAt(end) == '%') {
            end = interfaceEnd(end);
        }
        if (address == null) {
            return false;
        }
        out.append(substitutes.address(address));
        at = end;
        return true;
    }

    private boolean mayBeginAddress() {
        return isOfAddress(text.charAt(at))
                && text.charAt(at) != '.'
                && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) || isDigitBehindLetter());
    }

    private boolean isDigitBehindLetter() {
        return Character.isDigit(text.charAt(at)) && !Character.isDigit(text.charAt(at - 1));
    }

    private static boolean isOfAddress(char c) {
        return c == ':' || c == '.' || c < 0x80 && Character.digit(c, 16) >= 0;
    }

    private int interfaceEnd(int percent) {
        int end = percent + 1;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
