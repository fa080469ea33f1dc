/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import io.mojaloop.kafka.security.integration.policy.PolicyContract;
import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.kit.ClusterSpecBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Brokers as docs/audit.md tells operators to set them up. */
final class AuditedBrokers {
    private static final String APPENDERS = "io.mojaloop.kafka.security.audit.appender.";

    /** A flood, in these tests: more than so many equal denies within a window. */
    static final int BURST = 20;

    private AuditedBrokers() {}

    /** With everything that tells the trail something. */
    static ClusterSpecBuilder of(Brokers brokers, TrailFolders folders) {
        return brokers.ours()
                .serverProperties(folders.serverProperties())
                .serverProperty("security.audit.window.ms", "1000")
                .serverProperty("security.audit.deny.burst", Integer.toString(BURST))
                .serverProperty("principal.builder.class", PolicyContract.BUILDER)
                .serverProperty("sasl.enabled.mechanisms", "SCRAM-SHA-512,PLAIN")
                .serverProperty(
                        "listener.name.client.plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required user_paula=\"paula-secret\";")
                .loggingProperties(appender(brokers))
                .scramUsers("alice", "rogue");
    }

    /** The lines that the server logs about clients that fail to authenticate become records. */
    private static Map<String, String> appender(Brokers brokers) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (brokers.line4()) {
            properties.put("appender.audit.type", "Log4j2AuditAppender");
            properties.put("appender.audit.name", "audit");
            properties.put("rootLogger.appenderRef.audit.ref", "audit");
        } else {
            properties.put("log4j.appender.audit", APPENDERS + "Reload4jAuditAppender");
            properties.put("log4j.rootLogger", "INFO, server, audit");
        }
        return properties;
    }
}
