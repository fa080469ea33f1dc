/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each event as one line to the logger {@code kafka.security.audit}: refusals as WARN, the rest as INFO. Line
 * breaks and other control characters of any text are escaped.
 */
public final class LoggedAuditTrail implements AuditTrail {
    private final Logger logger = LoggerFactory.getLogger("kafka.security.audit");

    @Override
    public void record(SecurityEvent event) {
        if (event instanceof SecurityEvent.PolicyRefused) {
            logger.warn(escaped(event.toString()));
        } else if (logger.isInfoEnabled()) {
            logger.info(escaped(event.toString()));
        }
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            int type = Character.getType(codePoint);
            boolean harmless = codePoint == ' '
                    || (type != Character.CONTROL
                            && type != Character.FORMAT
                            && type != Character.SURROGATE
                            && type != Character.LINE_SEPARATOR
                            && type != Character.PARAGRAPH_SEPARATOR
                            && type != Character.PRIVATE_USE
                            && type != Character.UNASSIGNED
                            && codePoint != '\\');
            if (harmless) {
                safe.appendCodePoint(codePoint);
            } else {
                for (char c : Character.toChars(codePoint)) {
                    safe.append(String.format("\\u%04x", (int) c));
                }
            }
        });
        return safe.toString();
    }
}
