/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Logging of a node: everything to one file, {@code kafka.authorizer.logger} to its own. The 3.x line logs through
 * reload4j, the 4.x line through log4j2; both read properties files, of different form.
 */
record LoggingConfig(boolean reload4j, String authorizerLevel, Map<String, String> levels) {
    private static final String PATTERN = "[%d{ISO8601}] %p %m (%c)%n";
    private static final String AUTHORIZER = "kafka.authorizer.logger";

    LoggingConfig {
        levels = Map.copyOf(levels);
    }

    static LoggingConfig of(ClusterSpec spec) {
        return new LoggingConfig(spec.kafkaVersion().isLine3(), spec.authorizerLogLevel(), spec.loggerLevels());
    }

    /** For command-line tools: warnings on the standard output. */
    static LoggingConfig forTools(KafkaVersion version) {
        return new LoggingConfig(version.isLine3(), "WARN", Map.of());
    }

    /** The JVM flag that makes the logging back end read the file. */
    String flag(Path file) {
        return (reload4j ? "-Dlog4j.configuration=" : "-Dlog4j2.configurationFile=")
                + file.toUri().toString().replace("file:///", "file:/");
    }

    Map<String, String> toFiles(Path serverLog, Path authorizerLog) {
        return reload4j ? reload4jFiles(serverLog, authorizerLog) : log4j2Files(serverLog, authorizerLog);
    }

    Map<String, String> toConsole() {
        Map<String, String> p = new LinkedHashMap<>();
        if (reload4j) {
            p.put("log4j.rootLogger", "WARN, console");
            p.put("log4j.appender.console", "org.apache.log4j.ConsoleAppender");
            layout(p, "console");
            return p;
        }
        p.put("appender.console.type", "Console");
        p.put("appender.console.name", "console");
        log4j2Layout(p, "console");
        p.put("rootLogger.level", "WARN");
        p.put("rootLogger.appenderRef.console.ref", "console");
        return p;
    }

    private Map<String, String> reload4jFiles(Path serverLog, Path authorizerLog) {
        Map<String, String> p = new LinkedHashMap<>();
        p.put("log4j.rootLogger", "INFO, server");
        reload4jFile(p, "server", serverLog);
        reload4jFile(p, "authorizer", authorizerLog);
        p.put("log4j.logger." + AUTHORIZER, authorizerLevel + ", authorizer");
        p.put("log4j.additivity." + AUTHORIZER, "false");
        levels.forEach((logger, level) -> p.put("log4j.logger." + logger, level));
        return p;
    }

    private static void reload4jFile(Map<String, String> p, String name, Path file) {
        p.put("log4j.appender." + name, "org.apache.log4j.FileAppender");
        p.put("log4j.appender." + name + ".File", file.toString());
        layout(p, name);
    }

    private static void layout(Map<String, String> p, String appender) {
        p.put("log4j.appender." + appender + ".layout", "org.apache.log4j.PatternLayout");
        p.put("log4j.appender." + appender + ".layout.ConversionPattern", PATTERN);
    }

    private Map<String, String> log4j2Files(Path serverLog, Path authorizerLog) {
        Map<String, String> p = new LinkedHashMap<>();
        log4j2File(p, "server", serverLog);
        log4j2File(p, "authorizer", authorizerLog);
        p.put("rootLogger.level", "INFO");
        p.put("rootLogger.appenderRef.server.ref", "server");
        p.put("logger.authorizer.name", AUTHORIZER);
        p.put("logger.authorizer.level", authorizerLevel);
        p.put("logger.authorizer.additivity", "false");
        p.put("logger.authorizer.appenderRef.authorizer.ref", "authorizer");
        int index = 0;
        for (Map.Entry<String, String> level : levels.entrySet()) {
            String key = "logger.extra" + index++;
            p.put(key + ".name", level.getKey());
            p.put(key + ".level", level.getValue());
        }
        return p;
    }

    private static void log4j2File(Map<String, String> p, String name, Path file) {
        p.put("appender." + name + ".type", "File");
        p.put("appender." + name + ".name", name);
        p.put("appender." + name + ".fileName", file.toString());
        log4j2Layout(p, name);
    }

    private static void log4j2Layout(Map<String, String> p, String name) {
        p.put("appender." + name + ".layout.type", "PatternLayout");
        p.put("appender." + name + ".layout.pattern", PATTERN);
    }
}
