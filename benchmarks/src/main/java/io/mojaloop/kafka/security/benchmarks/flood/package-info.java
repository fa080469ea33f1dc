/* SPDX-License-Identifier: Apache-2.0 */
/** What a flood of denied requests to a real broker costs those who are allowed. */
@NullMarked
package io.mojaloop.kafka.security.benchmarks.flood;

import org.jspecify.annotations.NullMarked;
