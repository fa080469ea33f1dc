/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import static io.mojaloop.kafka.security.audit.encode.JsonLine.key;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ECS {@code tls} of what an adapter tells as one text, for example {@code TLSv1.3 TLS_AES_256_GCM_SHA384 serial=1f
 * subject=CN=alice}.
 */
final class TlsMembers {
    /** Of {@code kafka}: what is not of this form. */
    static final byte[] OTHER = key("tls");

    private static final Pattern FORM = Pattern.compile(
            "\\s*(?:TLSv([0-9.]+))?[\\s,]*((?:TLS|SSL)_\\w+)?\\s*(?:serial=([0-9A-Fa-f]+))?\\s*(?:subject=(.*))?",
            Pattern.DOTALL);
    private static final byte[] TLS = key("tls");
    private static final byte[] VERSION = key("version");
    private static final byte[] VERSION_PROTOCOL = key("version_protocol");
    private static final byte[] CIPHER = key("cipher");
    private static final byte[] CLIENT = key("client");
    private static final byte[] SUBJECT = key("subject");
    private static final byte[] X509 = key("x509");
    private static final byte[] SERIAL_NUMBER = key("serial_number");

    private TlsMembers() {}

    /** @return the text, redacted, if it has another form */
    static String write(String text, EcsRecord record) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return record.redactor.text(text);
        }
        JsonLine line = record.line;
        line.open(TLS);
        if (line.text(VERSION, orEmpty(form, 1), EcsRecord.WORD)) {
            line.word(VERSION_PROTOCOL, "tls");
        }
        line.text(CIPHER, orEmpty(form, 2), EcsRecord.WORD);
        line.open(CLIENT);
        line.text(SUBJECT, record.redactor.principal(orEmpty(form, 4)), EcsRecord.NAME);
        line.open(X509);
        line.text(SERIAL_NUMBER, orEmpty(form, 3), EcsRecord.WORD);
        line.close();
        line.close();
        line.close();
        return "";
    }

    private static String orEmpty(Matcher form, int group) {
        String value = form.group(group);
        return value == null ? "" : value;
    }
}
