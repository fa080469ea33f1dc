/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

/**
 * What stands in every record about the process that writes the trail. An empty text: not known.
 *
 * @param name ECS {@code service.name}, for example {@code kafka}
 * @param node the broker's or controller's id, where an event's {@link
 *     io.mojaloop.kafka.security.audit.event.Reporter} does not name one
 * @param roles {@code broker}, {@code controller}, {@code broker,controller} or {@code zookeeper}; as above
 * @param version of Kafka or ZooKeeper
 * @param host ECS {@code host.name}
 */
public record ServiceIdentity(String name, String node, String roles, String version, String host) {}
