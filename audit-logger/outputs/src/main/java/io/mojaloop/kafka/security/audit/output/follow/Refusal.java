/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

/** A record that a receiver will not take however often it is sent. @param reason in the receiver's words */
public record Refusal(long sequence, String reason) {}
