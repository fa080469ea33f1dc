/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

/** ECS {@code event.outcome}. */
public enum Outcome {
    SUCCESS,
    FAILURE,
    UNKNOWN
}
