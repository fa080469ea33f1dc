/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

/**
 * How a client reached the cluster, as the broker that it is connected to saw it. A controller cannot see it: a forwarded
 * request arrives there on the controller's own listener.
 *
 * @param listener the name of the listener, for example {@code CLIENT}
 * @param transport the security protocol of the listener by Kafka's name, for example {@code SASL_SSL}
 * @param mechanism the SASL mechanism, for example {@code SCRAM-SHA-512}; empty without SASL
 */
public record ConnectionOrigin(String listener, String transport, String mechanism) {}
