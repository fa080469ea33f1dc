/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.storage;

import java.util.ArrayList;
import java.util.List;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;

/** What the guard logs. */
final class Lines extends AppenderSkeleton implements AutoCloseable {
    private final Logger logger = Logger.getLogger(StorageGuard.class);
    private final List<String> lines = new ArrayList<>();

    Lines() {
        logger.addAppender(this);
        logger.setLevel(Level.INFO);
        logger.setAdditivity(false);
    }

    /** Those since the last call. */
    synchronized List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    protected synchronized void append(LoggingEvent event) {
        lines.add(event.getLevel() + " " + event.getRenderedMessage());
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        logger.setAdditivity(true);
    }

    @Override
    public boolean requiresLayout() {
        return false;
    }
}
