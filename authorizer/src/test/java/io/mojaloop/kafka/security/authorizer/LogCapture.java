/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;

/** The warnings that {@link PolicyAuthorizer} and what belongs to it log. */
final class LogCapture extends AppenderSkeleton implements AutoCloseable {
    private final Logger logger = Logger.getLogger(PolicyAuthorizer.class);
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    private final @Nullable Level level = logger.getLevel();

    LogCapture() {
        logger.setLevel(Level.WARN);
        logger.setAdditivity(false);
        logger.addAppender(this);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    protected void append(LoggingEvent event) {
        if (event.getLevel().equals(Level.WARN)) {
            warnings.add(event.getRenderedMessage());
        }
    }

    @Override
    public boolean requiresLayout() {
        return false;
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        logger.setLevel(level);
        logger.setAdditivity(true);
    }
}
