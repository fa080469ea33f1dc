/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/**
 * Who saw an event.
 *
 * @param component {@code authorizer}, {@code quota-callback}, {@code authentication}, {@code log-appender},
 *     {@code zookeeper} or {@code audit}
 * @param node the id of the broker or controller; empty if not known
 * @param roles {@code broker}, {@code controller}, {@code broker,controller} or {@code zookeeper}; empty if not known
 */
public record Reporter(String component, String node, String roles) {}
