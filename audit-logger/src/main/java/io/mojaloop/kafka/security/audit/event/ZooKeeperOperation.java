/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/**
 * What ZooKeeper's AuditEvent tells.
 *
 * @param actor the users of the session, comma-separated, as one name; type {@code zookeeper}
 * @param session its id as ZooKeeper writes it
 * @param operation for example {@code setAcl}
 * @param znode its path
 * @param znodeType for example {@code persistent}
 * @param acl for example {@code world:anyone:cdrwa}
 * @param outcome of the operation
 */
public record ZooKeeperOperation(
        long timeMs,
        Reporter reporter,
        Actor actor,
        String session,
        String operation,
        String znode,
        String znodeType,
        String acl,
        Outcome outcome)
        implements SecurityEvent {
    @Override
    public EventClass eventClass() {
        return EventClass.ZOOKEEPER;
    }
}
