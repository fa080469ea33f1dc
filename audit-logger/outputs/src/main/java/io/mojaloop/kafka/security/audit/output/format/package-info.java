/* SPDX-License-Identifier: Apache-2.0 */
/** Records of the trail in other words: Mojaloop EventMessage, OCSF, CloudEvents. */
@NullMarked
package io.mojaloop.kafka.security.audit.output.format;

import org.jspecify.annotations.NullMarked;
