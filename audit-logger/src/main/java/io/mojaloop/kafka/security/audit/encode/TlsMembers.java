/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static io.mojaloop.kafka.security.audit.encode.JsonLine.key;

/** ECS {@code tls} of what an adapter tells as one text, for example {@code TLSv1.3 TLS_AES_256_GCM_SHA384}. */
final class TlsMembers {
    /** Of {@code kafka}: what ECS has no words for. */
    static final byte[] OTHER = key("tls");

    private static final byte[] TLS = key("tls");
    private static final byte[] VERSION = key("version");
    private static final byte[] VERSION_PROTOCOL = key("version_protocol");
    private static final byte[] CIPHER = key("cipher");

    private TlsMembers() {}

    /** @return what is neither a version nor a cipher suite */
    static String write(String text, JsonLine line) {
        String version = "";
        String cipher = "";
        StringBuilder other = new StringBuilder();
        for (String part : text.split("[\\s,;]+", -1)) {
            if (version.isEmpty() && part.startsWith("TLSv")) {
                version = part.substring("TLSv".length());
            } else if (cipher.isEmpty() && (part.startsWith("TLS_") || part.startsWith("SSL_"))) {
                cipher = part;
            } else if (!part.isEmpty()) {
                other.append(other.length() == 0 ? "" : " ").append(part);
            }
        }
        if (!version.isEmpty() || !cipher.isEmpty()) {
            line.open(TLS);
            if (line.text(VERSION, version, EcsRecord.WORD)) {
                line.text(VERSION_PROTOCOL, "tls", EcsRecord.WORD);
            }
            line.text(CIPHER, cipher, EcsRecord.WORD);
            line.close();
        }
        return other.toString();
    }
}
