/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit;

import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.PolicyRefused;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.net.InetAddress;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What there is without a directory for a trail: each event as one line to the logger {@code kafka.security.audit},
 * refusals as WARN, the rest as INFO. Decisions are left to {@code kafka.authorizer.logger}, but for those that monitor
 * mode would deny.
 */
public final class LoggedAuditTrail implements AuditTrail {
    private final Logger logger = LoggerFactory.getLogger("kafka.security.audit");

    private final UnaryOperator<String> escaping;

    /** @param escaping makes a text safe for a line of a log: it may hold what a client chose */
    public LoggedAuditTrail(UnaryOperator<String> escaping) {
        this.escaping = escaping;
    }

    @Override
    public boolean record(SecurityEvent event) {
        if (event instanceof PolicyRefused) {
            logger.warn(escaping.apply(event.toString()));
        } else if (logger.isInfoEnabled()) {
            logger.info(escaping.apply(event.toString()));
        }
        return true;
    }

    @Override
    public boolean takesDecisions() {
        return false;
    }

    @Override
    public boolean count(
            Decision.Verdict verdict,
            String principalType,
            String principalName,
            String operation,
            String resourceType,
            String resourceName,
            InetAddress client) {
        return true;
    }

    @Override
    public boolean takes(EventClass eventClass) {
        return true;
    }

    @Override
    public void clusterId(String id) {}

    @Override
    public void close() {}
}
