/* SPDX-License-Identifier: Apache-2.0 */
package org.apache.zookeeper.audit;

/** Makes AuditEvents as ZooKeeper does: their constructor is its own. */
public final class AuditEvents {
    private AuditEvents() {}

    public static AuditEvent of(
            String user,
            String operation,
            String znode,
            String acl,
            String createMode,
            String session,
            String ip,
            AuditEvent.Result result) {
        return ZKAuditProvider.createLogEvent(user, operation, znode, acl, createMode, session, ip, result);
    }

    public static AuditEvent ofServer(String user, String operation, AuditEvent.Result result) {
        return ZKAuditProvider.createLogEvent(user, operation, result);
    }
}
