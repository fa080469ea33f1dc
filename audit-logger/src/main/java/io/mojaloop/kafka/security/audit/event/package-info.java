/* SPDX-License-Identifier: Apache-2.0 */
/** The model: what happened that matters to security. Pure data; texts are as they came, whoever writes them escapes them. */
@NullMarked
package io.mojaloop.kafka.security.audit.event;

import org.jspecify.annotations.NullMarked;
