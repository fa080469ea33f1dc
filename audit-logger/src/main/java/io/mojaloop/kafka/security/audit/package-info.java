/* SPDX-License-Identifier: Apache-2.0 */
/** What happened that matters to security, and where it is told. Knows no other module. */
@NullMarked
package io.mojaloop.kafka.security.audit;

import org.jspecify.annotations.NullMarked;
