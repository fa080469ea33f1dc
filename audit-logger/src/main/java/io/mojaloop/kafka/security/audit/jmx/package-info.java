/* SPDX-License-Identifier: Apache-2.0 */
/** How the plug-ins show their metrics by JMX. */
@NullMarked
package io.mojaloop.kafka.security.audit.jmx;

import org.jspecify.annotations.NullMarked;
