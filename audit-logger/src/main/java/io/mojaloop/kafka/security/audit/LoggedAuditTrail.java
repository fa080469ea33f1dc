/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit;

import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each event as one line to the logger {@code kafka.security.audit}: refusals as WARN, the rest as INFO. */
public final class LoggedAuditTrail implements AuditTrail {
    private final Logger logger = LoggerFactory.getLogger("kafka.security.audit");

    private final UnaryOperator<String> escaping;

    /** @param escaping makes a text safe for a line of a log: it may hold what a client chose */
    public LoggedAuditTrail(UnaryOperator<String> escaping) {
        this.escaping = escaping;
    }

    @Override
    public void record(SecurityEvent event) {
        if (event instanceof SecurityEvent.PolicyRefused) {
            logger.warn(escaping.apply(event.toString()));
        } else if (logger.isInfoEnabled()) {
            logger.info(escaping.apply(event.toString()));
        }
    }
}
