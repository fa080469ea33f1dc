/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ZooKeeper's ACLs as its audit log tells them: {@code scheme:id:permissions}, comma-separated. The id of a digest is a
 * user and a hash that his password can be guessed from, so the hash never stands in a trail.
 */
final class ZooKeeperAclText {
    private static final Pattern ENTRY =
            Pattern.compile("\\G(,?\\s*)([a-zA-Z0-9]+):(.*?):([cdrwa]*)(?=,|$)", Pattern.DOTALL);
    private static final Pattern DIGEST = Pattern.compile("(digest:[^:,]*:)[^:,]+");

    private ZooKeeperAclText() {}

    static String redacted(String acl, Redactor redactor) {
        String withoutHashes = DIGEST.matcher(acl).replaceAll("$1***");
        if (redactor.isNone()) {
            return withoutHashes;
        }
        StringBuilder out = new StringBuilder();
        Matcher entry = ENTRY.matcher(withoutHashes);
        int end = 0;
        while (entry.find()) {
            out.append(entry.group(1)).append(entry.group(2)).append(':');
            out.append(id(entry.group(2), entry.group(3), redactor));
            out.append(':').append(entry.group(4));
            end = entry.end();
        }
        // What is no entry may be anything.
        return end == withoutHashes.length() ? out.toString() : redactor.principal(withoutHashes);
    }

    private static String id(String scheme, String id, Redactor redactor) {
        return switch (scheme) {
            case "world" -> id;
            case "ip" -> redactor.text(id);
            case "digest" ->
                id.endsWith(":***")
                        ? redactor.principal(id.substring(0, id.length() - ":***".length())) + ":***"
                        : redactor.principal(id);
            default -> redactor.principal(id);
        };
    }
}
