/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output;

/**
 * What an output that writes to a topic does in the cluster that is audited, so that the trail does not tell of its own
 * deliveries for ever: each would make a record that has to be delivered. Recognised by who does it and to what, both of
 * which the broker knows for sure, never by a client id, which anybody can choose.
 *
 * @param principalType by Kafka's name, {@code User}
 * @param principalName of the output's own user, which nobody else should use
 * @param topic that the output writes to
 */
public record OwnTraffic(String principalType, String principalName, String topic) {
    /**
     * Whether a decision is about a delivery.
     *
     * @param operation by Kafka's name
     * @param resourceType by Kafka's name
     */
    public boolean is(
            String principalType, String principalName, String operation, String resourceType, String resourceName) {
        return topic.equals(resourceName)
                && "Topic".equalsIgnoreCase(resourceType)
                && this.principalName.equals(principalName)
                && this.principalType.equals(principalType)
                && ("Write".equalsIgnoreCase(operation) || "Describe".equalsIgnoreCase(operation));
    }
}
