/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For a stand-alone ZooKeeper: {@code <appender name="audit" class="...LogbackAuditAppender"/>} in {@code logback.xml}.
 * Not behind an AsyncAppender, which drops what it deems unimportant; and what a thread says twice or bit by bit is told
 * by the thread.
 */
public final class LogbackAuditAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
        ServerLines.ofProcess()
                .take(
                        event.getLoggerName(),
                        event.getThreadName(),
                        () -> line(event),
                        line -> EventIdentity.ofObject(event));
    }

    private static ServerLine line(ILoggingEvent event) {
        Object @Nullable [] arguments = event.getArgumentArray();
        boolean hasTemplate = arguments != null && arguments.length > 0;
        @Nullable String message = event.getFormattedMessage();
        @Nullable String template = event.getMessage();
        return new ServerLine(
                event.getTimeStamp(),
                event.getLoggerName(),
                message == null ? "" : message,
                hasTemplate && template != null ? template : "",
                hasTemplate && arguments != null ? texts(arguments) : List.of(),
                thrown(event.getThrowableProxy()),
                event.getThreadName());
    }

    private static List<String> texts(@Nullable Object[] values) {
        List<String> texts = new ArrayList<>(values.length);
        for (Object value : values) {
            texts.add(String.valueOf(value));
        }
        return texts;
    }

    private static @Nullable Throwable thrown(@Nullable IThrowableProxy proxy) {
        return proxy instanceof ThrowableProxy known ? known.getThrowable() : null;
    }
}
