/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

/**
 * A place between two records of a trail.
 *
 * @param file name of the file, without its directory; empty before the first file
 * @param offset of the next record in it, in bytes
 * @param sequence of the last record before; -1 before the first
 */
public record TrailPosition(String file, long offset, long sequence) {
    public static final TrailPosition BEGINNING = new TrailPosition("", 0, -1);
}
