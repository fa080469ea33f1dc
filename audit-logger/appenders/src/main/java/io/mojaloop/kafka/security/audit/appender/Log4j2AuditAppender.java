/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Core;
import org.apache.logging.log4j.core.ErrorHandler;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginElement;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.core.time.Instant;
import org.apache.logging.log4j.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * For Kafka 4.x: {@code Log4j2AuditAppender: {name: audit}} in {@code log4j2.yaml}. Not behind an Async appender: what a
 * thread says twice or bit by bit is told by the thread.
 */
@Plugin(name = "Log4j2AuditAppender", category = Core.CATEGORY_NAME, elementType = Appender.ELEMENT_TYPE)
public final class Log4j2AuditAppender extends AbstractAppender {
    private Log4j2AuditAppender(String name, @Nullable Filter filter) {
        super(name, filter, null, true, Property.EMPTY_ARRAY);
        setHandler(new Silence());
    }

    /** Made by log4j2. */
    @PluginFactory
    public static Log4j2AuditAppender create(
            @PluginAttribute(value = "name", defaultString = "audit") String name,
            @PluginElement("Filter") @Nullable Filter filter) {
        return new Log4j2AuditAppender(name, filter);
    }

    @Override
    public void append(LogEvent event) {
        ServerLines.ofProcess()
                .take(event.getLoggerName(), event.getThreadName(), () -> line(event), line -> identity(event, line));
    }

    private static EventIdentity identity(LogEvent event, ServerLine line) {
        Instant instant = event.getInstant();
        return EventIdentity.ofInstant(
                instant.getEpochSecond(), instant.getNanoOfSecond(), line.logger(), line.message());
    }

    private static ServerLine line(LogEvent event) {
        Message source = event.getMessage();
        Object @Nullable [] parameters = source.getParameters();
        boolean hasTemplate = parameters != null && parameters.length > 0;
        @Nullable String format = source.getFormat();
        return new ServerLine(
                event.getTimeMillis(),
                event.getLoggerName(),
                source.getFormattedMessage(),
                hasTemplate && format != null ? format : "",
                hasTemplate && parameters != null ? texts(parameters) : List.of(),
                event.getThrown(),
                event.getThreadName());
    }

    private static List<String> texts(@Nullable Object[] values) {
        List<String> texts = new ArrayList<>(values.length);
        for (Object value : values) {
            texts.add(String.valueOf(value));
        }
        return texts;
    }

    /** Without a directory the trail itself logs, which log4j2 would report as recursion with each event. */
    private static final class Silence implements ErrorHandler {
        @Override
        public void error(String message) {}

        @Override
        public void error(String message, @Nullable Throwable thrown) {}

        @Override
        public void error(String message, @Nullable LogEvent event, @Nullable Throwable thrown) {}
    }
}
