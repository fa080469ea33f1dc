/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/**
 * The request in which it was done.
 *
 * @param api Kafka's name of the API, for example {@code PRODUCE}; empty if there was no request
 * @param apiVersion -1 if not known
 * @param correlationId as the client chose it; -1 if not known
 * @param forwarded whether a broker passed it on to a controller
 */
public record Request(String api, int apiVersion, int correlationId, boolean forwarded) {
    public static final Request NONE = new Request("", -1, -1, false);
}
