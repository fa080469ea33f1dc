/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.AuthenticationCount;
import io.mojaloop.kafka.security.audit.event.BindingsEnded;
import io.mojaloop.kafka.security.audit.event.ConnectionRejected;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.DecisionCount;
import io.mojaloop.kafka.security.audit.event.PolicyAccepted;
import io.mojaloop.kafka.security.audit.event.PolicyRefused;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.Throttling;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import io.mojaloop.kafka.security.audit.event.ZooKeeperOperation;

/**
 * Records in the words of the Elastic Common Schema; docs/audit-events.md lists them. Texts are escaped as {@link
 * JsonText} tells and redacted as configured. Used by one thread, but for {@link #clusterId}.
 */
public final class EcsEncoder implements EventEncoder {
    /** Of the Elastic Common Schema, as every record tells it. */
    public static final String ECS_VERSION = "8.17.0";

    private final EcsRecord record;
    private final DecisionRecords decisions;
    private final AccessRecords access;
    private final PolicyRecords policies;
    private final TrailRecords trail;

    /**
     * @param identity of this process
     * @param redaction what of people the trail keeps
     */
    public EcsEncoder(ServiceIdentity identity, Redaction redaction) {
        record = new EcsRecord(identity, new Redactor(redaction));
        decisions = new DecisionRecords(record);
        access = new AccessRecords(record);
        policies = new PolicyRecords(record);
        trail = new TrailRecords(record);
    }

    /** Tells the id of the Kafka cluster, once it is known. From any thread. */
    public void clusterId(String id) {
        record.clusterId(id);
    }

    @Override
    public void encode(SecurityEvent event, Boot boot, long sequence, LineBuffer out) {
        record.begin(event, boot, sequence, out);
        if (event instanceof Decision decision) {
            decisions.decision(decision);
        } else if (event instanceof DecisionCount count) {
            decisions.count(count);
        } else if (event instanceof Authentication authentication) {
            access.authentication(authentication);
        } else if (event instanceof AuthenticationCount count) {
            access.count(count);
        } else if (event instanceof ConnectionRejected rejected) {
            access.rejected(rejected);
        } else if (event instanceof AdminChange change) {
            access.change(change);
        } else if (event instanceof Throttling throttling) {
            access.throttling(throttling);
        } else if (event instanceof ZooKeeperOperation operation) {
            access.zooKeeper(operation);
        } else if (event instanceof PolicyAccepted accepted) {
            policies.accepted(accepted);
        } else if (event instanceof PolicyRefused refused) {
            policies.refused(refused);
        } else if (event instanceof BindingsEnded ended) {
            policies.bindingsEnded(ended);
        } else if (event instanceof TrailEvent told) {
            trail.told(told);
        } else {
            throw new IllegalArgumentException(
                    "no encoding of " + event.getClass().getSimpleName());
        }
        record.end();
    }
}
