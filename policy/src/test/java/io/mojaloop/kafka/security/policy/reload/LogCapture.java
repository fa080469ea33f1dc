/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;

/** The lines that {@link PolicySource} logs, kept from the console. */
final class LogCapture extends AppenderSkeleton implements AutoCloseable {
    private final Logger logger = Logger.getLogger(PolicySource.class);
    private final List<LoggingEvent> events = new CopyOnWriteArrayList<>();

    LogCapture() {
        logger.setLevel(Level.INFO);
        logger.setAdditivity(false);
        logger.addAppender(this);
    }

    List<String> at(Level level) {
        return events.stream()
                .filter(event -> event.getLevel().equals(level))
                .map(LoggingEvent::getRenderedMessage)
                .toList();
    }

    @Override
    protected void append(LoggingEvent event) {
        events.add(event);
    }

    @Override
    public boolean requiresLayout() {
        return false;
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        logger.setAdditivity(true);
    }
}
