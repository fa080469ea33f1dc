/* SPDX-License-Identifier: Apache-2.0 */
/** What follows the trail and tells it elsewhere, as the trail sees it. */
@NullMarked
package io.mojaloop.kafka.security.audit.output;

import org.jspecify.annotations.NullMarked;
