/* SPDX-License-Identifier: Apache-2.0 */
/** What a node tells of its quotas, and how it gets to a topic, for {@code kafka-security quota status}. */
@NullMarked
package io.mojaloop.kafka.security.quota.status;

import org.jspecify.annotations.NullMarked;
