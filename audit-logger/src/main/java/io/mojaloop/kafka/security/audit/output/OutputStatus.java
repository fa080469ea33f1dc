/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output;

/**
 * How an output is doing.
 *
 * @param name as configured
 * @param connected whether the last attempt succeeded
 * @param acknowledgedSequence of the last record that the receiver has; -1 if none
 * @param lagRecords how many records the receiver does not have yet
 * @param sentRecords by this process
 * @param refusedRecords that the receiver will never take, and that were skipped
 * @param failures of attempts
 * @param lastFailure empty if none
 */
public record OutputStatus(
        String name,
        boolean connected,
        long acknowledgedSequence,
        long lagRecords,
        long sentRecords,
        long refusedRecords,
        long failures,
        String lastFailure) {}
