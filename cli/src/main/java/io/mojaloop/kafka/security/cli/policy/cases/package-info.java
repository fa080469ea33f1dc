/* SPDX-License-Identifier: Apache-2.0 */
/** Unit tests of policies: who may do what, and who may not, as a file that is read, run and reported. */
@NullMarked
package io.mojaloop.kafka.security.cli.policy.cases;

import org.jspecify.annotations.NullMarked;
