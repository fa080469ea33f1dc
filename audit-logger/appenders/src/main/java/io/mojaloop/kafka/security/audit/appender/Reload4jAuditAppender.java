/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import java.util.List;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.spi.LoggingEvent;
import org.apache.log4j.spi.ThrowableInformation;
import org.jspecify.annotations.Nullable;

/**
 * For Kafka 3.9 and the ZooKeeper that it brings: {@code log4j.appender.audit=...Reload4jAuditAppender} in
 * {@code log4j.properties}. Not behind an AsyncAppender: what a thread says twice or bit by bit is told by the thread.
 */
public final class Reload4jAuditAppender extends AppenderSkeleton {
    @Override
    protected void append(LoggingEvent event) {
        ServerLines.ofProcess()
                .take(
                        event.getLoggerName(),
                        event.getThreadName(),
                        () -> line(event),
                        line -> EventIdentity.ofObject(event));
    }

    private static ServerLine line(LoggingEvent event) {
        @Nullable ThrowableInformation thrown = event.getThrowableInformation();
        return new ServerLine(
                event.getTimeStamp(),
                event.getLoggerName(),
                String.valueOf(event.getRenderedMessage()),
                "",
                List.of(),
                thrown == null ? null : thrown.getThrowable(),
                event.getThreadName());
    }

    /** Nothing: the trail stays open for the appender that comes next. */
    @Override
    public void close() {}

    @Override
    public boolean requiresLayout() {
        return false;
    }
}
