/* SPDX-License-Identifier: Apache-2.0 */
/** What is shown of limits and use, for people and for scripts. */
@NullMarked
package io.mojaloop.kafka.security.cli.quota.show;

import org.jspecify.annotations.NullMarked;
