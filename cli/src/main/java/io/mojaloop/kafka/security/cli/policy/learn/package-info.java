/* SPDX-License-Identifier: Apache-2.0 */
/** Least-privilege policies out of what a cluster was seen to do. */
@NullMarked
package io.mojaloop.kafka.security.cli.policy.learn;

import org.jspecify.annotations.NullMarked;
