/* SPDX-License-Identifier: Apache-2.0 */
/** What a rule can say, without Kafka's types and without I/O: shared by every plug-in. */
@NullMarked
package io.mojaloop.kafka.security.policy;

import org.jspecify.annotations.NullMarked;
