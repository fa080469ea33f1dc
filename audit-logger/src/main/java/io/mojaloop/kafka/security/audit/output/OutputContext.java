/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output;

import io.mojaloop.kafka.security.audit.event.TrailEvent;
import io.mojaloop.kafka.security.audit.trail.TrailPosition;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What an output knows of its trail.
 *
 * @param directory of its files; cursors are kept in {@code cursors/<name>.json} below it
 * @param written how far whole lines reach
 * @param node of this broker, for client ids and the like
 * @param events where to tell what an auditor should know about this output
 */
public record OutputContext(
        Path directory, Supplier<TrailPosition> written, String node, Consumer<TrailEvent.Forwarding> events) {}
