/* SPDX-License-Identifier: Apache-2.0 */
/** Slows producers before a disk is full. */
@NullMarked
package io.mojaloop.kafka.security.quota.storage;

import org.jspecify.annotations.NullMarked;
