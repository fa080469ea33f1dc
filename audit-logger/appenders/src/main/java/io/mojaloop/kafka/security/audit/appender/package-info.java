/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What Kafka and ZooKeeper only log: failed authentications, rejected connections, broken requests. An appender for each
 * logging back end hands its events to {@link io.mojaloop.kafka.security.audit.appender.ServerLines}, which turns those
 * that it knows into events of the trail.
 */
@NullMarked
package io.mojaloop.kafka.security.audit.appender;

import org.jspecify.annotations.NullMarked;
