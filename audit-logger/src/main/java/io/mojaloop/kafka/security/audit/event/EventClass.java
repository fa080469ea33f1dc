/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/** Kinds of events that an overflow policy can be set for; {@code security.audit.overflow.<class in lower case>}. */
public enum EventClass {
    /** First sights and counts of allowed requests. */
    ALLOW,
    /** Refused requests, and those that monitor mode would refuse. */
    DENY,
    /** Successful and failed authentications, rejected connections. */
    AUTHENTICATION,
    /** Changes of ACLs, users, quotas, topics, configurations. */
    ADMIN,
    /** Versions of the policy file. */
    POLICY,
    /** Clients that are slowed down. */
    THROTTLE,
    /** What ZooKeeper's own audit log tells. */
    ZOOKEEPER,
    /** What the trail tells about itself; never dropped. */
    TRAIL
}
