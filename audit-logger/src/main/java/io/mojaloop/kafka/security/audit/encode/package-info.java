/* SPDX-License-Identifier: Apache-2.0 */
/** Events as JSON, by the Elastic Common Schema, so that nothing a client chose can look like anything else. */
@NullMarked
package io.mojaloop.kafka.security.audit.encode;

import org.jspecify.annotations.NullMarked;
