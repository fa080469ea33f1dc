/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.filter;

/** What the values of a field are. */
public enum Kind {
    /** Names that somebody chose: case counts. */
    TEXT,
    /** Words of Kafka and of this suite, for example {@code WRITE}: case does not count. */
    WORD,
    NUMBER,
    /** Moments, as ISO 8601 writes them. */
    TIME,
    /** IP addresses, which a block can hold. */
    ADDRESS
}
