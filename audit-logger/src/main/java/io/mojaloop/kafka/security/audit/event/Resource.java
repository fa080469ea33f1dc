/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/**
 * What it was done to.
 *
 * @param type by Kafka's name, for example {@code TOPIC}
 * @param name as the client wrote it
 * @param pattern {@code LITERAL} or {@code PREFIXED}
 */
public record Resource(String type, String name, String pattern) {
    public static final Resource NONE = new Resource("", "", "");
}
